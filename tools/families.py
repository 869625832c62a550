#!/usr/bin/env python3
"""families.py NEWS.txt NER.csv > ../internal/names/data/families.txt: family names by which the press calls people, from two training sets.
From plain news: words that follow a form of address or an office and stand alone elsewhere; from the tagged news: the last word of a person's name.
Only words come out, each seen with at least three different first names or titles."""
import collections, csv, re, sys

TITLE = r"(?:President|Prime Minister|Chancellor|Premier|Foreign Minister|Defense Minister|Finance Minister|Minister|Secretary|Senator|Sen\.|Rep\.|Gov\.|Governor|Mayor|Mr\.|Mrs\.|Ms\.|Dr\.|Gen\.|General|Ambassador|Speaker|Judge|Justice|King|Sheikh)"
WORD = r"([A-Z][\w’'-]+)"
seen, places, titled = collections.defaultdict(set), collections.Counter(), collections.Counter()
for line in open(sys.argv[1], encoding="utf-8", errors="replace"):
    for m in re.finditer(rf"\b{TITLE} {WORD}(?: {WORD})?", line):
        title, words = m.group(0).split(" ")[0], [w for w in m.groups() if w]
        last = re.sub(r"[’']s$", "", words[-1]); seen[last].add(words[0] if len(words) > 1 else title); titled[last] += 1
    for m in re.finditer(rf"\b(?:in|near) {WORD}\b", line): places[re.sub(r"[’']s$", "", m.group(1))] += 1
name = []
for row in csv.reader(open(sys.argv[2], encoding="utf-8", errors="replace")):
    if len(row) != 4: continue
    if row[3] == "I-per": name.append(row[1])
    else:
        if len(name) > 1: seen[name[-1]].add(name[-2])
        name = [row[1]] if row[3] == "B-per" else []
count = {w for w, firsts in seen.items() if len(firsts) >= 3 and len(w) > 2 and places[w] <= titled[w] // 2 + len(firsts) and w.isalpha()}
print("# family names by which the press calls people, one a line; by tools/families.py")
for w in sorted(count): print(w)
