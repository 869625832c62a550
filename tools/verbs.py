#!/usr/bin/env python3
"""verbs.py > ../internal/lang/read/verbs.txt: verbs with their inflected forms, a verb a line, from the package lemminflect 0.2.3 (MIT)."""
import gzip, os, lemminflect

print("# verbs with their inflected forms, from lemminflect 0.2.3 (MIT), by tools/verbs.py")
for row in gzip.open(os.path.join(os.path.dirname(lemminflect.__file__), "resources/infl_lu.csv.gz"), "rt", encoding="utf-8"):
    base, kind, *forms = row.rstrip("\n").split(",")
    if kind == "verb" and base.isascii() and base.isalpha() and base.islower():
        print(base, *dict.fromkeys(x for f in forms for x in f.split("/") if x and x != base))
