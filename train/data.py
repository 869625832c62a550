"""Reads the training sets into documents: text, units and whatever labels the set has. One reader a set; no text is written anywhere.

A document is a dict: text; units [(start, end)]; pieces, first (index of each unit's first piece); shape, gap, quote (one a unit);
par (units that begin a paragraph); and, where the set has them:
  seg     a unit: 0 inside a token, 1 begins a token, 2 begins a sentence
  words   [(first unit, last unit, xpos, upos, feats, lemma script, head (word index, itself for a root), deprel)]
  names   a unit: label of NAMES
  cues    [(cue units, {unit: role})] and cuetags, a label of CUES a unit
  chains  [[word index, ...]] heads of the mentions of one entity; antecedents [(word, [right words], [wrong words])] for GAP
"""
import bisect, csv, glob, hashlib, os, random, re
from units import *

NAMES = ["O"] + [f"{p}-{k}" for k in ("PER", "ORG", "GEO", "GPE", "TIM") for p in "BI"]
CUES = ["O", "B", "I"]
ROLES = ["O", "B-S", "I-S", "B-C", "I-C"]
IGNORE = -100
TITLES = set("president prime minister mr mrs ms miss dr sir lord king queen prince princess sheikh ayatollah pope cardinal archbishop bishop rev reverend father sister senator sen congressman congresswoman representative rep governor gov mayor secretary general gen colonel col major maj lieutenant lt captain capt sergeant sgt admiral commander chancellor ambassador envoy spokesman spokeswoman spokesperson chief foreign defense defence interior finance vice deputy former acting judge justice professor prof doctor premier director chairman chairwoman attorney first lady opposition leader u.n. us american rebel militant".split())

def make(text, wp):
    us = units(text); wrapped = hard_wrapped(text)
    gaps, end = [], 0
    for k, (a, b) in enumerate(us): gaps.append(PARAGRAPH if k == 0 else gap(text, end, a, wrapped)); end = b
    pieces, first = [], []
    for a, b in us: first.append(len(pieces)); pieces += wp(text[a:b])
    return dict(text=text, units=us, pieces=pieces, first=first + [len(pieces)], shape=[shape(text[a:b]) for a, b in us], gap=gaps, quote=quoted(text, us, gaps),
                par=[k for k, g in enumerate(gaps) if g >= LINE])

def vary(text, rng):
    """Another typesetting of the same characters: quotation marks curled or straight. Offsets stay."""
    r = rng.random()
    if r < .25: return text.translate({0x201c: '"', 0x201d: '"', 0x2018: "'", 0x2019: "'"})
    if r < .5:
        out, inside = [], False
        for i, c in enumerate(text):
            if c == '"': c = "”" if inside else "“"; inside = not inside
            elif c == "'" and i and text[i - 1].isalnum(): c = "’"
            elif c == "\n": inside = False
            out.append(c)
        return "".join(out)
    return text

def script(form, lemma):
    """The lemma as a change to the lower-cased form: what to cut and what to add, at the end; '=' keeps the case of the form."""
    keep = "=" if lemma[:1].isupper() or (lemma and not any(map(str.islower, lemma)) and any(map(str.isupper, lemma))) else ""
    f, l = (form, lemma) if keep else (form.lower(), lemma)
    k = 0
    while k < min(len(f), len(l)) and f[k] == l[k]: k += 1
    if k == 0 and len(f) > 3: return "?" + lemma if len(lemma) < 12 else "="
    return f"{keep}{len(f) - k}{l[k:]}"

def conllu(path):
    """Documents of a CoNLL-U file: [[(newpar, mwt/words)]]."""
    docs, sent, par, mwt = [], [], True, None
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"): docs.append([]); par = True
        elif line.startswith("# newpar") and not line.startswith("# newpar_"): par = True
        elif line == "\n":
            if sent: docs[-1].append((par, sent)); sent, par = [], False
        elif line[0] != "#":
            c = line.rstrip("\n").split("\t")
            if "." in c[0]: continue
            if not docs: docs.append([])
            if "-" in c[0]:
                mwt = (int(c[0].split("-")[1]), "SpaceAfter=No" not in c[9]); continue
            i = int(c[0]); space = "SpaceAfter=No" not in c[9]
            if mwt:
                space = mwt[1] and i == mwt[0]
                if i == mwt[0]: mwt = None
            sent.append((c[1], c[2], c[3], c[4], c[5], int(c[6]), c[7], c[9], space))
    return [d for d in docs if d]

def treebank(doc, wp, rng=None, names=False, chains=False):
    """A document with its trees; with rng, now and then folded at 80 columns or without blank lines, as raw text may come."""
    text, spans, sents = "", [], []
    for par, sent in doc:
        if text: text = text.rstrip(" ") + ("\n\n" if par else " ")
        ws = []
        for c in sent:
            ws.append((len(text), len(text) + len(c[0]), c)); text += c[0] + (" " if c[8] else "")
        sents.append(ws)
    text = text.rstrip(" ")
    if rng:
        text = vary(text, rng); r = rng.random()
        if r < .15: text = fold(text)
        elif r < .4: text = text.replace("\n\n", " \n")
    d = make(text, wp); at = {a: k for k, (a, b) in enumerate(d["units"])}; to = {b: k for k, (a, b) in enumerate(d["units"])}
    seg, words = [0] * len(d["units"]), []
    for ws in sents:
        base, here = len(words), []
        for a, b, c in ws:
            while a < b and text[a] in " \n": a += 1
            u, v = at.get(a), to.get(b)
            if u is None:  # a token that begins inside a unit: it falls to the unit's own token
                u = next((k for k in range(len(d["units"]) - 1, -1, -1) if d["units"][k][0] <= a), 0); v = v if v is not None else u
                here.append((u, v, None, c)); continue
            if v is None: v = u
            seg[u] = 1; here.append((u, v, 1, c))
        if here: seg[here[0][0]] = 2
        for j, (u, v, ok, c) in enumerate(here):
            head = base + (c[5] - 1 if c[5] else j)
            f = c[4]
            words.append((u, v, c[3] if ok else None, c[2], f, script(c[0], c[1]), head, c[6]))
    d["seg"], d["words"] = seg, words
    flat = [c for ws in sents for _, _, c in ws]
    if names: d["names"] = gum_names(flat, words, len(d["units"]))
    if chains: d["chains"] = gum_chains(flat, words)
    return d

def fold(text, width=80):
    out = []
    for par in text.split("\n\n"):
        line = ""
        for w in re.split(r"[ \n]", par):
            if line and len(line) + 1 + len(w) > width: out.append(line + "\n"); line = w
            else: line = line + " " + w if line else w
        out.append(line + "\n\n")
    return "".join(out).rstrip("\n")

def entities(flat):
    """(first word, last word, fields) of each bracket of GUM's Entity annotation."""
    stack, out = [], []
    for i, c in enumerate(flat):
        m = re.search(r"Entity=([^|]*)", c[7])
        if not m: continue
        for t in re.findall(r"\([^()]*\)?|[^()]+\)", m.group(1)):
            f = t.strip("()").split("-")
            if t[0] == "(": stack.append((f[0], i, f))
            if t[-1] == ")":
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == f[0]: e, a, g = stack.pop(k); out.append((a, i, g)); break
    return out

def head_of(a, b, words):
    inside = [i for i in range(a, b + 1) if not a <= words[i][6] <= b or words[i][6] == i]
    return inside[0] if inside else b

def gum_names(flat, words, n):
    kind = {"person": "PER", "organization": "ORG", "place": "GEO", "time": "TIM"}
    lab = [0] * n; taken = [False] * len(flat)
    for i, c in enumerate(flat):
        if c[3] == "JJ" and c[0][:1].isupper():
            for u in range(words[i][0], words[i][1] + 1): lab[u] = IGNORE
    for a, b, f in sorted(entities(flat), key=lambda e: e[1] - e[0]):
        if len(f) < 2 or f[1] not in kind: continue
        h = head_of(a, b, words)
        if f[1] == "time":
            if not any(flat[i][3] in ("NNP", "CD") for i in range(a, b + 1)) or b - a > 5: continue
            x, y = a, b
        else:
            if flat[h][3] not in ("NNP", "NNPS"): continue
            glue = lambda i: flat[i][3] in ("NNP", "NNPS") or flat[i][0].lower() in ("of", "the", "and", "for", "&", "-", "'s", "’s") and any(flat[j][3] in ("NNP", "NNPS") for j in range(i + 1, min(i + 3, b + 1)))
            x = y = h
            while x > a and glue(x - 1): x -= 1
            while y < b and glue(y + 1): y += 1
            while x < h and flat[x][3] not in ("NNP", "NNPS"): x += 1
            if f[1] == "person":
                while x < y and flat[x][0].lower().rstrip(".") in TITLES: x += 1
        if any(taken[x:y + 1]): continue
        for i in range(x, y + 1): taken[i] = True
        k = NAMES.index("B-" + kind[f[1]])
        us = range(words[x][0], words[y][1] + 1)
        for u in us: lab[u] = k if u == us[0] else k + 1
    return lab

def gum_chains(flat, words):
    groups = {}
    for a, b, f in entities(flat): groups.setdefault(f[0], []).append(head_of(a, b, words))
    return [sorted(set(g)) for g in groups.values()]

def detok(tokens):
    """Text of a tokenised sentence, and the span of each token."""
    text, spans, inq = "", [], False
    for i, t in enumerate(tokens):
        glue = not text or text[-1] in "([$#“" or t in (".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "'", "n't", "'re", "'ve", "'ll", "'m", "'d", "...") or (t == '"' and inq) or (inq == 2)
        inq = {False: 2, 1: False, 2: False}[inq] if t == '"' else (1 if inq == 2 else inq)
        if not glue: text += " "
        spans.append((len(text), len(text) + len(t))); text += t
    return text, spans

def tagged(sents, wp, rng, tag):
    """A document of tokenised sentences with name labels; sents: [[(token, label)]]."""
    text, labels = "", []
    for s in sents:
        if text: text += " "
        t, sp = detok([w for w, _ in s]); labels += [(len(text) + a, len(text) + b, tag(l)) for (a, b), (_, l) in zip(sp, s)]; text += t
    if rng: text = vary(text, rng)
    d = make(text, wp); lab = [0] * len(d["units"]); starts = [a for a, _ in d["units"]]
    for a, b, l in labels:
        k = bisect.bisect_left(starts, a); first = True
        while k < len(starts) and starts[k] < b:
            lab[k] = IGNORE if l == "?" else NAMES.index(l if first or l == "O" else "I" + l[1:]); first = False; k += 1
    d["names"] = lab
    return d

def gmb_sents(path):
    m = {"geo": "GEO", "gpe": "GPE", "org": "ORG", "per": "PER", "tim": "TIM"}
    sents, cur = [], []
    for sentence, word, _, t in (row for row in csv.reader(open(path, encoding="utf-8", errors="replace"), quoting=csv.QUOTE_MINIMAL) if len(row) == 4 and row[0] != "Sentence #"):
        if sentence and cur: sents.append(cur); cur = []
        if not word: continue
        if t != "O": t = t[0] + "-" + m[t[2:]] if t[2:] in m else "?"
        cur.append((word, t))
    sents.append(cur); out = []
    for s in sents:  # titles are marked inside the person: cut them off
        s = list(s)
        for i, (w, t) in enumerate(s):
            if t == "B-PER" and w.lower().rstrip(".") in TITLES and i + 1 < len(s) and s[i + 1][1] == "I-PER": s[i] = (w, "O"); s[i + 1] = (s[i + 1][0], "B-PER")
        out.append(s)
    return out

def spans_of(s): return [tuple(map(int, x.split())) for x in s.split(";")]
def polnear(text, ann, wp, rng=None):
    """Attributions of one article by one annotator; with rng, now and then without its paragraphs, as saved pages come."""
    if rng: text = vary(text.replace("\r", " ").replace("\n", " ") if rng.random() < .3 else text, rng)
    d = make(text, wp); T, E = {}, []
    for line in open(ann, encoding="utf-8"):
        p = line.rstrip("\n").split("\t")
        if re.fullmatch(r"T\d+", p[0]) and len(p) > 1: k, w = p[1].split(" ", 1); T[p[0]] = spans_of(w)
        elif re.fullmatch(r"E\d+", p[0]) and len(p) > 1: E.append(p[1].split())
    begins = [a for a, _ in d["units"]]; ends = [b for _, b in d["units"]]
    def cover(spans): return sorted({k for x, y in spans for k in range(bisect.bisect_right(ends, x), bisect.bisect_left(begins, y))})
    tags, cues = [0] * len(d["units"]), []
    for roles in E:
        got = {"Cue": [], "Source": [], "Content": []}
        for r in roles:
            k, t = r.split(":"); k = k.rstrip("0123456789")
            if k in got: got[k] += T.get(t, [])
        cue = cover(got["Cue"])
        if not cue: continue
        roles = {}
        for code, us in (("C", cover(got["Content"])), ("S", cover(got["Source"]))):
            prev = None
            for u in us: roles[u] = ROLES.index(("I-" if prev == u - 1 else "B-") + code); prev = u
        for k, u in enumerate(cue): tags[u] = 2 if k and cue[k - 1] == u - 1 else 1
        cues.append((cue, roles))
    d["cuetags"], d["cues"] = tags, cues
    return d

def gap_docs(path, wp):
    for line in list(open(path, encoding="utf-8"))[1:]:
        p = line.rstrip("\n").split("\t"); d = make(p[1], wp); starts = {a: k for k, (a, b) in enumerate(d["units"])}
        def head(off, s):  # the last unit of a name stands for it
            ks = [k for k, (a, b) in enumerate(d["units"]) if off <= a < off + len(s)]; return ks[-1] if ks else None
        pr, a, b = starts.get(int(p[3])), head(int(p[5]), p[4]), head(int(p[8]), p[7])
        if None in (pr, a, b): continue
        right = [x for x, y in ((a, p[6]), (b, p[9])) if y == "TRUE"]; wrong = [x for x, y in ((a, p[6]), (b, p[9])) if y != "TRUE"]
        if right: d["antecedents"] = [(pr, right, wrong)]; yield d

class Sets:
    """All sets under a folder, as lists of makers: each call gives the document anew, with another typesetting where rng is given."""
    def __init__(self, root, wp):
        self.root, self.wp = root, wp
    def parts(self, part):
        r, wp = self.root, self.wp; out = {}
        ewt = [d for f in sorted(glob.glob(f"{r}/ewt/{part}/*/*.conllu")) for d in conllu(f)]
        out["ewt"] = [lambda rng, d=d: treebank(d, wp, rng) for d in ewt]
        gum = []
        for f in sorted(glob.glob(f"{r}/gum/{part}/dep/*.conllu")):
            if "reddit" in f: continue
            dep = conllu(f)[0]; onto = conllu(f.replace("/dep/", "/ontogum/"))
            gum.append((dep, onto[0] if onto and [len(s) for _, s in onto[0]] == [len(s) for _, s in dep] else None))
        def one(rng, dep, onto):
            d = treebank(dep, wp, rng, names=True)
            if onto: d["chains"] = gum_chains([c for _, s in onto for c in s], d["words"])
            return d
        out["gum"] = [lambda rng, a=a, b=b: one(rng, a, b) for a, b in gum]
        pol = []
        for t in sorted(glob.glob(f"{r}/polnear/{part}/text/*.txt")):
            name = os.path.basename(t)[:-4]; anns = sorted(glob.glob(f"{r}/polnear/{part}/attributions/{name}_*.ann")); text = open(t, encoding="utf-8", newline="").read()
            if anns: pol.append((text, anns))
        out["polnear"] = [lambda rng, t=t, a=a: polnear(t, (rng.choice(a) if rng else a[0]), wp, rng) for t, a in pol]
        ident = lambda l: l
        if part == "train":
            s = gmb_sents(f"{r}/gmb/ner_dataset.csv"); n = len(s) - 2000
            out["gmb"] = [lambda rng, k=k: tagged(s[k:k + 8], wp, rng, ident) for k in range(0, n, 8)]
            g = list(gap_docs(f"{r}/gap/gap-development.tsv", wp)); out["gap"] = [lambda rng, d=d: d for d in g[:-200]]
        else:
            s = gmb_sents(f"{r}/gmb/ner_dataset.csv")[-2000:]; out["gmb"] = [lambda rng, k=k: tagged(s[k:k + 8], wp, rng, ident) for k in range(0, 2000, 8)]
            g = list(gap_docs(f"{r}/gap/gap-development.tsv", wp)); out["gap"] = [lambda rng, d=d: d for d in g[-200:]]
        return out

def data_hash(root):
    h = hashlib.sha256()
    for name in ("ewt", "gum", "polnear", "gmb", "gap"):
        for f in sorted(glob.glob(f"{root}/{name}/**/*", recursive=True)):
            if os.path.isfile(f): h.update(os.path.basename(f).encode()); h.update(open(f, "rb").read())
    return h.hexdigest()
