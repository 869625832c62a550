#!/usr/bin/env python3
"""polnear_records.py READOUT TEXTS OUT.json: has READOUT read a folder of PolNeAR articles and writes its statements by article, as the set's scorer takes them."""
import json, os, subprocess, sys

def main(program, texts, out):
    names = sorted(f for f in os.listdir(texts) if f.endswith(".txt"))
    r = json.loads(subprocess.run([program, "read", "--format", "json", *(os.path.join(texts, f) for f in names)], capture_output=True, text=True, check=True).stdout)
    at = {d["id"]: dict(name=n, statements=[]) for d, n in zip(r["documents"], names)}
    for s in r["statements"]:
        span = s["cue"] or s["source"]["span"] or s["content"][0]; at[span["doc"]]["statements"].append(s)
    json.dump(list(at.values()), open(out, "w", encoding="utf-8"), ensure_ascii=False)

if __name__ == "__main__":
    if len(sys.argv) != 4: sys.exit(__doc__)
    main(*sys.argv[1:])
