#!/usr/bin/env python3
"""given.py DIRECTORY: given names that are nearly always women's or nearly always men's, to women.txt and men.txt in DIRECTORY
(internal/names/data), from the package nomquamgender 0.1.4 (MIT). Kept: names of plain letters that at least six of its sources have, seen at
least 60 times, and of one gender nine times in ten."""
import json, os, sys, nomquamgender

FAMILY = set("""kim lee li park jung choi kang cho yoon jang lim han shin seo kwon hwang ahn song hong moon xi wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin luo gao liang zheng tang feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng su wei lu ding ren yao lu nguyen tran pham hoang vo bui ho ngo duong""".split())  # stand first in a name without being given names

data = json.load(open(os.path.join(os.path.dirname(nomquamgender.__file__), "name_data.json"), encoding="utf-8"))
for file, right in (("women.txt", lambda p: p >= .9), ("men.txt", lambda p: p <= .1)):
    kept = sorted(n for n, (sources, count, p, *_) in data.items() if n not in FAMILY and n.isascii() and n.isalpha() and len(n) > 2 and sources >= 6 and count >= 60 and right(p))
    with open(os.path.join(sys.argv[1], file), "w") as f:
        f.write("\n".join(kept) + "\n")
    print(file, len(kept))
