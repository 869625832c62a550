#!/usr/bin/env python3
"""export.py CHECKPOINT MINILM OUT.rdm [FIGURES.json]: writes the model file that internal/lang/encoder opens.

File: "rdmodel\\n", u32 format, u32 length of the header, the header (JSON), the data, SHA-256 of all before it. Little endian.
Header: kind, format, features (the version of units.py), training (SHA-256 of the training data), labels, and for each tensor name, type, shape, offset.
Types: i8 (rows x columns of int8, after one float32 scale a row), f32, text. A matrix is out x in; NAME.bias stands beside it."""
import hashlib, json, struct, sys, torch

FORMAT, FEATURES = 1, 1

def tensors(s, vocab):
    g = lambda k: s[k].float()
    cat = lambda *names: (torch.cat([g(n + ".weight") for n in names]), torch.cat([g(n + ".bias") for n in names]))
    e = "encoder."; yield "vocabulary", "text", "\n".join(sorted(vocab, key=vocab.get))
    for n in ("word", "place"): yield n, "i8", g(f"{e}{n}.weight")
    for n in ("shape", "gap", "quote"): yield n, "f32", g(f"{e}{n}.weight")
    for n in ("weight", "bias"): yield f"norm.{n}", "f32", g(f"{e}norm.{n}")
    for i in range(6):
        p = f"{e}layers.{i}."
        for n in ("qkv", "out", "up", "down"): yield f"layer{i}.{n}", "i8", g(f"{p}{n}.weight"); yield f"layer{i}.{n}.bias", "f32", g(f"{p}{n}.bias")
        for n in ("norm1", "norm2"):
            for w in ("weight", "bias"): yield f"layer{i}.{n}.{w}", "f32", g(f"{p}{n}.{w}")
    def linear(name, w, b): yield name, "i8", w; yield name + ".bias", "f32", b
    yield from linear("unit", *cat("seg", "names", "cuetags", "role_unit"))
    yield from linear("tags", *cat("upos", "xpos", "feats", "lemma"))
    yield from linear("word_head", *cat("arc_dep", "arc_head", "rel_dep", "rel_head", "coref_m", "coref_a"))
    arc = g("arc.weight")[:-1]; n = arc.shape[1]
    yield from linear("arc", arc, g("arc.bias")[:-1] * (1 + n ** .5))
    rel = g("rel"); r, k, _ = rel.shape  # for one head: R x dep(k) outputs, the last input is the constant one
    yield from linear("rel", rel[:, :, :-1].reshape(r * k, k - 1), rel[:, :, -1].reshape(-1))
    yield from linear("role_cue", *cat("role_cue", "role_gate")); yield "role_near", "f32", g("role_near.weight")
    conv = g("role_conv.weight"); yield from linear("role_conv", conv.permute(0, 2, 1).reshape(conv.shape[0], -1), g("role_conv.bias"))
    yield from linear("role", *cat("role")); yield from linear("coref", *cat("coref")); yield "coref_near", "f32", g("coref_near.weight")

def main(checkpoint, minilm, out, figures=None):
    c = torch.load(checkpoint, weights_only=False, map_location="cpu"); vocab = json.load(open(minilm + "/tokenizer.json", encoding="utf-8"))["model"]["vocab"]
    from data import CUES, NAMES, ROLES
    labels = {k: sorted(v, key=v.get) for k, v in c["labels"].items()} | dict(names=NAMES, cues=CUES, roles=ROLES)
    data, index = bytearray(), []
    for name, kind, t in tensors(c["model"], vocab):
        while len(data) % 64: data.append(0)
        index.append(dict(name=name, type=kind, shape=[len(t.encode())] if kind == "text" else list(t.shape), offset=len(data)))
        if kind == "text": data += t.encode()
        elif kind == "f32": data += t.contiguous().numpy().astype("<f4").tobytes()
        else:
            scale = t.abs().amax(1).clamp(min=1e-12) / 127; q = (t / scale[:, None]).round().clamp(-127, 127).to(torch.int8)
            data += scale.numpy().astype("<f4").tobytes() + q.contiguous().numpy().tobytes()
    f = json.load(open(figures)) if figures else {}
    head = json.dumps(dict(kind="reader", format=FORMAT, features=FEATURES, training=f.get("hash", ""), base="all-MiniLM-L6-v2", labels=labels, tensors=index), ensure_ascii=False).encode()
    head += b" " * (-(len(head) + 16) % 64)
    body = b"rdmodel\n" + struct.pack("<II", FORMAT, len(head)) + head + bytes(data)
    open(out, "wb").write(body + hashlib.sha256(body).digest()); print(out, len(body), "bytes")

if __name__ == "__main__":
    if len(sys.argv) < 4: sys.exit(__doc__)
    main(*sys.argv[1:])
