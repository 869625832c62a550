#!/usr/bin/env python3
"""score_ud.py READOUT GOLD... [--fold]: has READOUT read the raw text of CoNLL-U files and scores what it prints, as the CoNLL 2018 shared task does:
tokens and sentences as spans; words aligned by their characters; UPOS, XPOS, features, lemmas, UAS and LAS (without subtypes) on aligned words, all as F1.
--fold breaks the lines at 80 columns, as the raw files of the treebanks do. GUM's documents with withheld words are left out."""
import re, subprocess, sys, tempfile, os
from data import conllu, fold

UNIVERSAL = {"PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite"}
def feats(f): return "|".join(x for x in f.split("|") if x.split("=")[0].split("[")[0] in UNIVERSAL)

def load(lines):
    """Words [(start, end, columns, index of the head or -1)], tokens and sentences as spans of non-space characters."""
    words, tokens, sents, at, sent, base, mwt = [], set(), set(), 0, 0, 0, None
    for line in lines:
        line = line.rstrip("\n")
        if not line:
            if len(words) > base: sents.add((sent, at)); sent = at; base = len(words)
            continue
        if line[0] == "#": continue
        c = line.split("\t")
        if "." in c[0]: continue
        n = len(re.sub(r"\s", "", c[1]))
        if "-" in c[0]: a, b = map(int, c[0].split("-")); tokens.add((at, at + n)); mwt = [b, at, at + n, b - a + 1]; continue
        i = int(c[0])
        if mwt:  # words of a multiword token share its characters unless they spell it out
            s = at; at = min(mwt[2], at + n)
            if i == mwt[0]: at = mwt[2]; mwt = None
        else: s = at; at += n; tokens.add((s, at))
        words.append((s, at, c, base + int(c[6]) - 1 if c[6] != "0" else -1))
    if len(words) > base: sents.add((sent, at))
    return words, tokens, sents

def score(gold, pred, n):
    def add(k, right, g, p): a = n.setdefault(k, [0, 0, 0]); a[0] += right; a[1] += g; a[2] += p
    gw, gt, gs = gold; pw, pt, ps = pred
    add("tokens", len(gt & pt), len(gt), len(pt)); add("sentences", len(gs & ps), len(gs), len(ps))
    at = {(w[0], w[1]): i for i, w in enumerate(pw)}; pair = {i: at[w[0], w[1]] for i, w in enumerate(gw) if (w[0], w[1]) in at}
    def cmp(k, same): add(k, sum(same(i, j) for i, j in pair.items()), len(gw), len(pw))
    add("words", len(pair), len(gw), len(pw))
    cmp("UPOS", lambda i, j: gw[i][2][3] == pw[j][2][3]); cmp("XPOS", lambda i, j: gw[i][2][4] == pw[j][2][4]); cmp("lemmas", lambda i, j: gw[i][2][2] == pw[j][2][2] or gw[i][2][2] == "_")
    cmp("features", lambda i, j: feats(gw[i][2][5]) == feats(pw[j][2][5]))
    head = lambda i, j: pair.get(gw[i][3], -2) == pw[j][3] if gw[i][3] >= 0 else pw[j][3] < 0
    cmp("UAS", head); cmp("LAS", lambda i, j: head(i, j) and gw[i][2][7].split(":")[0] == pw[j][2][7].split(":")[0])

def raw(doc):
    text = ""
    for par, sent in doc:
        if text: text = text.rstrip(" ") + ("\n\n" if par else " ")
        for c in sent: text += c[0] + (" " if c[8] else "")
    return text.rstrip(" ") + "\n"

def main(args):
    program, files = args[0], [a for a in args[1:] if a[0] != "-" and "_reddit_" not in a]; n = {}
    with tempfile.TemporaryDirectory() as tmp:
        golds = []
        for k, f in enumerate(files):
            golds.append(load(open(f, encoding="utf-8"))); text = "\n\n".join(raw(d) for d in conllu(f))
            open(os.path.join(tmp, f"{k:05}.txt"), "w", encoding="utf-8").write(fold(text) if "--fold" in args else text)
        out = subprocess.run([program, "read", tmp, "--format", "conllu"], capture_output=True, text=True, check=True).stdout
        docs = re.split(r"(?m)^(?=# newdoc)", out)[1:]; assert len(docs) == len(files), (len(docs), len(files))
        for g, d in zip(golds, docs): score(g, load(d.splitlines(True)), n)
    for k, (r, g, p) in n.items(): print(f"{k:10} {200 * r / (g + p):.2f}")

if __name__ == "__main__":
    if len(sys.argv) < 3: sys.exit(__doc__)
    main(sys.argv[1:])
