"""One encoder, a head a task. Shapes: B windows, N pieces, U units, W words, K cues; H = 384."""
import json, torch, torch.nn as nn, torch.nn.functional as F
from safetensors.torch import load_file
from data import CUES, NAMES, ROLES

H, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, REL, ROLE, COREF, CONV = 256, 96, 128, 128, 5
NEAR = 32  # buckets of the distance from a unit to a cue, and from a mention to an antecedent

class Dropout(nn.Module):
    """Dropout with masks cut from one pool at a random offset: drawing fresh ones costs a seventh of a step on a CPU."""
    pool = {}
    def __init__(self, p): super().__init__(); self.p = p
    def forward(self, x):
        if not self.training: return x
        if self.p not in Dropout.pool: Dropout.pool[self.p] = (torch.rand(1 << 24) >= self.p).to(torch.bfloat16) / (1 - self.p)
        pool, n = Dropout.pool[self.p], x.numel()
        if n > len(pool) // 2: return F.dropout(x, self.p)
        k = int(torch.randint(len(pool) - n, ())); return x * pool[k:k + n].view(x.shape)

class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(H, 3 * H), nn.Linear(H, H)
        self.up, self.down = nn.Linear(H, INNER), nn.Linear(INNER, H)
        self.norm1, self.norm2 = nn.LayerNorm(H, eps=1e-12), nn.LayerNorm(H, eps=1e-12)
        self.drop = Dropout(.1)
    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, H // HEADS).permute(2, 0, 3, 1, 4)
        with torch.autocast("cpu", enabled=False):  # the float32 kernel is the faster one backwards
            a = F.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=mask).to(q.dtype)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, H))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))

class Encoder(nn.Module):
    def __init__(self, vocab):
        super().__init__()
        self.word, self.place = nn.Embedding(vocab, H), nn.Embedding(512, H)
        self.shape, self.gap, self.quote = nn.Embedding(7, H), nn.Embedding(4, H), nn.Embedding(4, H)
        for e in (self.shape, self.gap, self.quote): nn.init.zeros_(e.weight)
        self.norm, self.drop = nn.LayerNorm(H, eps=1e-12), Dropout(.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
    def load_minilm(self, path):
        t = load_file(path); g = lambda k: t[k]
        self.word.weight.data = g("embeddings.word_embeddings.weight").clone()
        self.place.weight.data = (g("embeddings.position_embeddings.weight") + g("embeddings.token_type_embeddings.weight")[0]).clone()
        self.norm.weight.data, self.norm.bias.data = g("embeddings.LayerNorm.weight").clone(), g("embeddings.LayerNorm.bias").clone()
        for i, l in enumerate(self.layers):
            p = f"encoder.layer.{i}."; a = p + "attention."
            for w in ("weight", "bias"):
                getattr(l.qkv, w).data = torch.cat([g(f"{a}self.{k}.{w}") for k in ("query", "key", "value")])
                for mine, theirs in ((l.out, a + "output.dense."), (l.norm1, a + "output.LayerNorm."), (l.up, p + "intermediate.dense."), (l.down, p + "output.dense."), (l.norm2, p + "output.LayerNorm.")):
                    getattr(mine, w).data = g(theirs + w).clone()
    def forward(self, pieces, shape, gap, quote, real):
        x = self.word(pieces) + self.place(torch.arange(pieces.shape[1]))[None] + self.shape(shape) + self.gap(gap) + self.quote(quote)
        x = self.drop(self.norm(x)); mask = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None, :]
        for l in self.layers: x = l(x, mask)
        return x

def bucket(d):
    """Signed distances to 0..NEAR-1: exact up to 5, then by doublings of the square root."""
    a = d.abs(); b = torch.where(a <= 5, a, (5 + 2 * torch.log2(a.clamp(min=1) / 5.)).floor().long().clamp(max=15))
    return torch.where(d < 0, b + 16, b)

class Reader(nn.Module):
    def __init__(self, vocab, labels):
        super().__init__()
        self.labels, self.encoder, n = labels, Encoder(vocab), {k: len(v) for k, v in labels.items()}
        self.seg, self.names, self.cuetags = nn.Linear(H, 3), nn.Linear(H, len(NAMES)), nn.Linear(H, len(CUES))
        self.upos, self.xpos, self.feats, self.lemma = (nn.Linear(H, n[k]) for k in ("upos", "xpos", "feats", "lemma"))
        self.arc_dep, self.arc_head, self.arc = nn.Linear(H, ARC), nn.Linear(H, ARC), nn.Linear(ARC, ARC + 1)
        self.rel_dep, self.rel_head, self.rel = nn.Linear(H, REL), nn.Linear(H, REL), nn.Parameter(torch.zeros(n["deprel"], REL + 1, REL + 1))
        nn.init.normal_(self.rel, std=.01)
        self.role_unit, self.role_cue, self.role_gate = nn.Linear(H, ROLE), nn.Linear(H, ROLE), nn.Linear(H, ROLE)
        self.role_near, self.role_conv, self.role = nn.Embedding(NEAR, ROLE), nn.Conv1d(ROLE, ROLE, CONV, padding=CONV // 2), nn.Linear(ROLE, len(ROLES))
        self.coref_m, self.coref_a, self.coref = nn.Linear(H, COREF), nn.Linear(H, COREF), nn.Linear(COREF, COREF + 1)
        self.coref_near = nn.Embedding(NEAR, 1)
        self.drop, self.half_precision = Dropout(.2), True
    def encode(self, b):
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half_precision):
            x = self.encoder(b["pieces"], b["shape"], b["gap"], b["quote"], b["real"])
        return x
    def at(self, x, rows, first, last): return self.drop((x[rows, first] + x[rows, last]) / 2)
    def arcs(self, w):
        """w: B x W x H to B x W x W: how well column is the head of row; the diagonal stands for the root."""
        d, h = F.gelu(self.arc_dep(w)), F.gelu(self.arc_head(w))
        d = self.arc(d); return d[..., :-1] @ h.transpose(1, 2) / ARC ** .5 + self.arc_bias(h)
    def arc_bias(self, h): return (h @ self.arc.bias[:-1])[:, None, :]
    def rels(self, dep, head):
        one = lambda t: torch.cat([t, torch.ones_like(t[..., :1])], -1)
        d, h = one(F.gelu(self.rel_dep(dep))), one(F.gelu(self.rel_head(head)))
        return torch.einsum("wi,rij,wj->wr", d, self.rel, h)
    def roles(self, units, cue, near):
        """units: K x U x ROLE (the window of each cue, through role_unit), cue: K x H, near: K x U buckets, to K x U x roles."""
        z = units; c = self.role_cue(cue)[:, None]; g = self.role_gate(cue)[:, None]
        z = F.gelu(z * (1 + torch.tanh(g)) + c + self.role_near(near))
        z = z + F.gelu(self.role_conv(z.transpose(1, 2)).transpose(1, 2))
        return self.role(z)
    def antecedents(self, m, a, near):
        """m, a: B x W x H, near: B x W x W, to B x W x W: how well column is an antecedent of row."""
        d, h = F.gelu(self.coref_m(m)), F.gelu(self.coref_a(a))
        d = self.coref(d); return (d[..., :-1] @ h.transpose(1, 2)) / COREF ** .5 + d[..., -1:] + self.coref_near(near)[..., 0]
