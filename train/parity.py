#!/usr/bin/env python3
"""parity.py MINILM OUT.json: how units.py cuts invented texts, for the Go program's test to agree with."""
import json, sys
from data import make
from units import WordPieces

TEXTS = [
    'The envoy said she "can\'t and won\'t" sign before 5pm on the 3rd.\nHer deputy, Mr. Åse-Łukasz O’Hare, didn’t reply; nobody cannot.',
    "“We have 12 points, not 20,” the minister said.\n\n“That is all.\n“There’s nothing else,” she added. «Нет», сказал он. „Nein“, sagte sie.",
    "He said: \"Never\" (twice). \"It's over\", they wrote\n\"Not yet\" 3.5m-tonne U.S.-led mission — naïve coöperation №7 ½ ①\u00a0x\u200by\u00ad z",
    "The council of the river states met in the old\ncustoms house on Friday to look once more at the\nquotas, and a clerk who was there thought that it\nwould not be the last time they came together for\nthat.",
    "", "   \n\n ", "a" * 130 + " b", "東京とソウル don't DONT Im iPhone4s B52s USAs İstanbul ÉCOLE 10,000.5% e-mail@x.org",
]
def main(minilm, out):
    wp = WordPieces(json.load(open(minilm + "/tokenizer.json", encoding="utf-8"))["model"]["vocab"]); rows = []
    for t in TEXTS:
        d = make(t, wp); off = lambda k: len(t[:k].encode())
        rows.append(dict(text=t, units=[[off(a), off(b)] for a, b in d["units"]], shape=d["shape"], gap=d["gap"], quote=d["quote"], pieces=d["pieces"], first=d["first"]))
    json.dump(rows, open(out, "w", encoding="utf-8"), ensure_ascii=False)
if __name__ == "__main__": main(*sys.argv[1:])
