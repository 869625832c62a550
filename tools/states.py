#!/usr/bin/env python3
"""states.py > ../internal/names/data/states.tsv: states with their demonyms and capitals, from the package countryinfo 1.0.1 (MIT)."""
import countryinfo, glob, json, os

SKIP = {"American Samoa", "Antarctica"}
# Called by the demonym of a larger state.
SHARED = {"British Indian Ocean Territory", "French Southern and Antarctic Lands", "Martinique", "Mayotte", "Réunion", "Saint Pierre and Miquelon", "Northern Mariana Islands",
          "Svalbard and Jan Mayen", "Hong Kong", "Macau", "Dominica", "Republic of the Congo"}
NAMES = {"United States": "United States", "Russian Federation": "Russia", "Iran, Islamic Republic of": "Iran", "Syrian Arab Republic": "Syria", "Viet Nam": "Vietnam",
         "Korea, Republic of": "South Korea", "Korea, Democratic People's Republic of": "North Korea", "Lao People's Democratic Republic": "Laos", "Moldova, Republic of": "Moldova",
         "Tanzania, United Republic of": "Tanzania", "Bolivia, Plurinational State of": "Bolivia", "Venezuela, Bolivarian Republic of": "Venezuela", "Brunei Darussalam": "Brunei",
         "Macedonia, Republic of": "North Macedonia", "Palestine, State of": "Palestine", "Taiwan, Province of China": "Taiwan"}

def plural(d):
    return [d] if d.endswith(("ese", "sh", "ch", "ss")) else [d, d + "s"]

def first(x): return (x[0] if x else "") if isinstance(x, list) else x or ""

rows = []
for f in glob.glob(os.path.dirname(countryinfo.__file__) + "/data/*.json"):
    c = json.load(open(f, encoding="utf-8")); name = NAMES.get(c["name"], c["name"]).split(",")[0].strip()
    if name in SKIP: continue
    demonyms = [x for d in first(c.get("demonym")).replace(" or ", ",").split(",") if name not in SHARED and d.strip() and d.strip()[0].isupper() for x in plural(d.strip())]
    other = [s for s in c.get("altSpellings", []) if len(s) > 4 and s != name and s.isascii() and s[0].isupper()]
    rows.append((name, ";".join(dict.fromkeys(demonyms)), first(c.get("capital")), ";".join(dict.fromkeys(other))))
print("# name\tdemonyms\tcapital\tother names; from countryinfo 1.0.1 (MIT), by tools/states.py")
for r in sorted(set(rows)): print("\t".join(r))
