"""Figures on the dev parts, on gold segmentation and greedily decoded: to watch training. What counts is measured on the Go program."""
import torch
from data import *

def spans(tags, begin):
    """Spans of a BIO sequence as (start, end, kind)."""
    out, open_ = set(), None
    for i, t in enumerate([*tags, "O"]):
        if open_ and (t == "O" or t[0] == "B" or t[1:] != open_[1]): out.add((open_[0], i, open_[1])); open_ = None
        if t != "O" and open_ is None: open_ = (i, t[1:])
    return out

@torch.no_grad()
def evaluate(m, dev, limit=None):
    from train import collate, cut, unit_rows, windows, word_grid, role_input
    m.eval(); n = {}
    def add(k, right, of): a = n.setdefault(k, [0, 0]); a[0] += int(right); a[1] += int(of)
    def f1(k, gold, pred): add(k + "/p", len(gold & pred), len(pred)); add(k + "/r", len(gold & pred), len(gold))
    for name, docs in dev.items():
        for make_doc in docs[:limit]:
            d = make_doc(None); ws = [cut(d, a, b) for a, b in windows(d)]
            for at in range(0, len(ws), 16):
                g = ws[at:at + 16]; x = m.encode(collate(g)).float()
                for i, w in enumerate(g):
                    r, f, l = unit_rows(g, [i]); u = m.at(x, r, f, l)
                    if "seg" in w:
                        p = m.seg(u).argmax(1).tolist(); add(f"{name} tokens", sum((a > 0) == (b > 0) for a, b in zip(p, w["seg"])), len(p))
                        f1(f"{name} sents", {k for k, s in enumerate(w["seg"]) if s == 2}, {k for k, s in enumerate(p) if s == 2})
                    if "names" in w:
                        p = m.names(u).argmax(1).tolist(); ok = [v != IGNORE for v in w["names"]]
                        f1(f"{name} names", spans([NAMES[v] if o else "O" for v, o in zip(w["names"], ok)], None), spans([NAMES[v] if o else "O" for v, o in zip(p, ok)], None))
                    if w.get("words"):
                        v = word_grid(m, x, g, [i]); words = w["words"]; L = m.labels
                        for k, head, j in (("upos", m.upos, 3), ("xpos", m.xpos, 2), ("feats", m.feats, 4), ("lemma", m.lemma, 5)):
                            p = head(v[0]).argmax(1).tolist(); add(f"{name} {k}", sum(L[k].get(q[j], -1) == a for q, a in zip(words, p)), len(words))
                        sent = torch.tensor(w["sent"]); s = m.arcs(v)[0].masked_fill(sent[:, None] != sent[None], -1e4); h = s.argmax(1)
                        rel = m.rels(v[0], v[0][h]).argmax(1).tolist(); h = h.tolist()
                        add(f"{name} UAS", sum(a == q[6] for a, q in zip(h, words)), len(words)); add(f"{name} LAS", sum(a == q[6] and L["deprel"].get(q[7]) == b for a, b, q in zip(h, rel, words)), len(words))
                    if "cuetags" in w:
                        p = [CUES[k] + ("-c" if k else "") for k in m.cuetags(u).argmax(1).tolist()]; gold = [CUES[k] + ("-c" if k else "") for k in w["cuetags"]]
                        f1("cue", spans(gold, None), spans(p, None))
                        if w["cues"]:
                            us, cue, near = role_input(x, m, g, [(i, c) for c, _ in w["cues"]]); rp = m.roles(us, cue, near).argmax(2).tolist()
                            for p, (_, roles) in zip(rp, w["cues"]):
                                p = [ROLES[k] for k in p[:len(w["first"])]]; gold = [ROLES[roles.get(k, 0)] for k in range(len(w["first"]))]
                                for kind in "SC":
                                    pick = lambda t: frozenset(k for k, v in enumerate(t) if v.endswith("-" + kind))
                                    a, b = pick(gold), pick(p); add(f"role {kind} exact", a == b, 1); add(f"role {kind} p", len(a & b), len(b)); add(f"role {kind} r", len(a & b), len(a))
                    for p, rs, xs in w.get("antecedents", []):
                        from model import bucket
                        ks = [p, *rs, *xs]; v = m.at(x, torch.full((len(ks),), i), torch.tensor([w["first"][k] for k in ks]), torch.tensor([w["last"][k] for k in ks]))
                        s = m.antecedents(v[None, :1], v[None, 1:], bucket(torch.tensor(ks[1:]) - p)[None, None])[0, 0]; add("gap", int(s.argmax()) < len(rs), 1)
    m.train(); return {k: round(a / max(1, b), 4) for k, (a, b) in sorted(n.items())}

def quantise(m):
    """Makes every linear layer compute as the program does: int8 weights a row, int8 activations a row, chosen anew for each row."""
    import torch.nn as nn, torch.nn.functional as F
    def q(t): s = t.abs().amax(-1, keepdim=True).clamp(min=1e-12) / 127; return (t / s).round().clamp(-127, 127) * s
    def forward(self, x): return F.linear(q(x), self.weight, self.bias)
    for x in m.modules():
        if isinstance(x, nn.Linear): x.weight.data = q(x.weight.data); x.forward = forward.__get__(x)
        elif isinstance(x, nn.Embedding) and x.weight.shape[1] > 1 and x.weight.shape[0] > 100: x.weight.data = q(x.weight.data)

def main(argv):
    """evaluate.py DATA MINILM CHECKPOINT [--int8]: figures of a checkpoint on the dev parts, in float32, or as int8."""
    import json
    from model import Reader
    args = [a for a in argv if a[0] != "-"]
    if len(args) != 3: print(main.__doc__); return 2
    vocab = json.load(open(args[1] + "/tokenizer.json", encoding="utf-8"))["model"]["vocab"]; c = torch.load(args[2], weights_only=False)
    m = Reader(len(vocab), c["labels"]); m.load_state_dict(c["model"]); m.half_precision = False
    if "--int8" in argv: quantise(m)
    for k, v in evaluate(m, Sets(args[0], WordPieces(vocab)).parts("dev")).items(): print(f"{k:18} {v:.4f}")
    return 0

if __name__ == "__main__": import sys; sys.exit(main(sys.argv[1:]))
