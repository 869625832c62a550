#!/usr/bin/env python3
"""marks.py pack CASES MARKS | unpack NEWS.txt MARKS CASES: marked reports as labels without their words, and back.
CASES holds folders with report.txt, meta.json and gold.json, as the scorer of records takes them. MARKS gets one JSON file a report, named by the SHA-256 of
its text: each quote as its offsets, each name, title or other string that stands in the text as the offsets of its first occurrence. NEWS.txt is the plain
news of the training sets, articles apart by an empty line and a line "# date"."""
import hashlib, json, os, sys

def pack(x, text):
    if isinstance(x, list): return [pack(y, text) for y in x]
    if isinstance(x, str): a = text.find(x) if len(x) > 2 else -1; return {"at": [a, a + len(x)]} if a >= 0 else x
    if not isinstance(x, dict): return x
    if "quote" in x: return {"start": x["start"], "end": x["end"]}
    keep = {"id", "kind", "status", "act", "format", "stance", "action", "when", "party", "holder", "source", "within", "statement", "attendees", "absent", "parties", "authors", "actors",
            "targets", "asserted_by", "denied_by", "held_by", "by", "to", "in", "draft", "revises", "replaces", "same_source_as", "type", "outlet", "published"}
    return {k: v if k in keep and not (isinstance(v, list) and v and isinstance(v[0], dict)) else pack(v, text) for k, v in x.items() if k not in ("note", "about")}

def unpack(x, text):
    if isinstance(x, list): return [unpack(y, text) for y in x]
    if not isinstance(x, dict): return x
    if set(x) == {"at"}: return text[x["at"][0]:x["at"][1]]
    if set(x) == {"start", "end"}: return dict(x, quote=text[x["start"]:x["end"]])
    return {k: unpack(v, text) for k, v in x.items()}

def load(path): return json.load(open(path, encoding="utf-8"))

def main(argv):
    if len(argv) == 3 and argv[0] == "pack":
        os.makedirs(argv[2], exist_ok=True)
        for name in sorted(os.listdir(argv[1])):
            d = os.path.join(argv[1], name)
            if not os.path.exists(d + "/gold.json"): continue
            text = open(d + "/report.txt", encoding="utf-8").read(); sha = hashlib.sha256(text.encode()).hexdigest()
            json.dump(dict(sha256=sha, published=load(d + "/meta.json")["published"], marks=pack(load(d + "/gold.json"), text)), open(f"{argv[2]}/{sha[:16]}.json", "w", encoding="utf-8"), ensure_ascii=False, separators=(",", ":"))
        return 0
    if len(argv) == 4 and argv[0] == "unpack":
        marks = {m["sha256"]: m for m in (load(os.path.join(argv[2], f)) for f in sorted(os.listdir(argv[2])))}; found = 0
        for article in open(argv[1], encoding="utf-8").read().split("\n\n# "):
            text = article.lstrip("# ").partition("\n")[2].strip() + "\n"; m = marks.get(hashlib.sha256(text.encode()).hexdigest())
            if not m: continue
            d = f"{argv[3]}/{m['sha256'][:16]}"; os.makedirs(d, exist_ok=True); found += 1
            open(d + "/report.txt", "w", encoding="utf-8").write(text); json.dump(dict(title="", publisher="", published=m["published"]), open(d + "/meta.json", "w"))
            json.dump(unpack(m["marks"], text), open(d + "/gold.json", "w", encoding="utf-8"), ensure_ascii=False, indent=1)
        print(found, "of", len(marks), "reports"); return 0
    print(__doc__); return 2

if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
