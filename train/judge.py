#!/usr/bin/env python3
"""judge.py TASK TABLE FEATURES.jsonl...: fits the table of one learned decision and measures it over eight folds of whole reports.
FEATURES is what `go run ./train/witness CASES...` printed, run from the project's root so that the paths of the cases in it hold. TASKs:
  speech   an attribution is a statement when its content shares three tenths or more with that of a marked statement; else it is an attitude or a deed
Multinomial logistic regression with an L2 penalty; weights below 0.05 and features of a single case are left out. Needs scikit-learn."""
import collections, json, os, sys
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

TASKS = {"speech": (("attitude", "statement"), ("word=",), 1.0)}  # classes, features left out, inverse of the penalty

def chars(spans): return {i for s in spans for i in range(s["start"], s["end"])}
def flat(x): return [z for y in (x if isinstance(x, list) else [x]) for z in (y if isinstance(y, list) else [y])]

def marked(case):
    """The contents of a report's marked statements as sets of offsets, and whether each is optional."""
    gold = json.load(open(os.path.join(case, "gold.json"), encoding="utf-8")); text = open(os.path.join(case, "report.txt"), encoding="utf-8").read(); out = []
    for s in gold.get("statements", []):
        spans = flat(s["content"])
        for c in spans:
            if c.get("start") is None or text[c["start"]:c["end"]] != c["quote"]: c["start"] = text.find(c["quote"]); c["end"] = c["start"] + len(c["quote"])
        out.append((chars(spans), bool(s.get("optional"))))
    return out

def speech(rows):
    """Rows with their classes; those of optional statements teach nothing."""
    gold, out = {}, []
    for r in rows:
        if r["case"] not in gold: gold[r["case"]] = marked(r["case"])
        about = chars(r["About"]); best = max(((len(about & c) / len(about | c), o) for c, o in gold[r["case"]] if c), default=(0, False))
        if best[0] < 0.3: out.append((r, "attitude"))
        elif not best[1]: out.append((r, "statement"))
    return out

def matrix(v, rows, left_out, fit=False):
    x = [{f: 1 for f in r["Features"] if not f.startswith(left_out)} for r, _ in rows]
    return v.fit_transform(x) if fit else v.transform(x)

def main(argv):
    if len(argv) < 3 or argv[0] not in TASKS: print(__doc__); return 2
    classes, left_out, c = TASKS[argv[0]]
    rows = [json.loads(l) for f in argv[2:] for l in open(f, encoding="utf-8")]
    rows = globals()[argv[0]]([r for r in rows if r["Task"] == argv[0]])
    right = collections.Counter(); total = collections.Counter(y for _, y in rows)
    for tr, te in GroupKFold(8).split(rows, groups=[r["case"] for r, _ in rows]):
        v = DictVectorizer(); a = [rows[i] for i in tr]; b = [rows[i] for i in te]
        m = LogisticRegression(C=c, max_iter=2000).fit(matrix(v, a, left_out, True), [y for _, y in a])
        right.update(y for (_, y), p in zip(b, m.predict(matrix(v, b, left_out))) if p == y)
    print(len(rows), "cases;", ", ".join(f"{k} {right[k]}/{total[k]}" for k in classes))
    seen = collections.Counter(f for r, _ in rows for f in set(r["Features"]))
    rows = [(dict(r, Features=[f for f in r["Features"] if seen[f] > 1]), y) for r, y in rows]
    v = DictVectorizer(); m = LogisticRegression(C=c, max_iter=2000).fit(matrix(v, rows, left_out, True), [y for _, y in rows])
    w = {k: m.coef_[list(m.classes_).index(k)] if len(m.classes_) > 2 else m.coef_[0] * (1 if k == m.classes_[1] else -1) / 2 for k in classes}
    b = {k: m.intercept_[list(m.classes_).index(k)] if len(m.classes_) > 2 else m.intercept_[0] * (1 if k == m.classes_[1] else -1) / 2 for k in classes}
    with open(argv[1], "w", encoding="utf-8") as out:
        out.write("# " + " ".join(classes) + "\n-\t" + "\t".join(f"{b[k]:.2f}" for k in classes) + "\n")
        for i, f in enumerate(v.get_feature_names_out()):
            if max(abs(w[k][i]) for k in classes) >= 0.05: out.write(f + "\t" + "\t".join(f"{w[k][i]:.2f}" for k in classes) + "\n")
    return 0

if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
