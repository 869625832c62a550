"""Units and word pieces: what the encoder reads. internal/lang/encoder/units.go does exactly the same; testdata/units.json holds both to it.

A unit is a run of letters, digits and marks, or one other character. Runs are cut once more where a token of the treebanks may
begin inside them: before the clitic of a contraction ("do|n't"), between digits and letters ("5|pm"), and in the words of CONTRACTIONS.
A unit is never longer than a token; the reader's first head decides which units begin a token.
"""
import unicodedata

MAX_UNIT_PIECES, MAX_UNIT_CHARS = 16, 100
CONTRACTIONS = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3,
                "cant": 2, "wont": 2, "couldnt": 5, "wouldnt": 5, "im": 1, "ive": 1, "thats": 4, "whats": 4, "theres": 5, "hes": 2, "shes": 3}
APOSTROPHES = "'’"
OPEN, CLOSE, STRAIGHT = "“„«", "”»", '"'

def word_char(c): return unicodedata.category(c)[0] in "LNM"
def space_char(c): return c in "\t\n\r\v\f" or unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp")

def units(text):
    """The units of text as (start, end) in code points."""
    out, i, n = [], 0, len(text)
    while i < n:
        c = text[i]
        if space_char(c): i += 1; continue
        if not word_char(c): out.append((i, i + 1)); i += 1; continue
        j = i + 1
        while j < n and word_char(text[j]): j += 1
        cuts = [k for k in range(i + 1, j) if text[k].isalpha() and text[k - 1].isdecimal()]
        if j - i > 1 and text[j - 1] in "nN" and j + 1 < n and text[j] in APOSTROPHES and text[j + 1] in "tT" and not (j + 2 < n and word_char(text[j + 2])): cuts.append(j - 1)
        cut = CONTRACTIONS.get(text[i:j].lower())
        if cut and not cuts: cuts.append(i + cut)
        for a, b in zip([i, *cuts], [*cuts, j]):
            if b > a: out.append((a, b))
        i = j
    return out

LOWER, TITLE, UPPER, INITIAL, MIXED, DIGIT, OTHER = range(7)
def shape(u):
    """The letter case of a unit, which the uncased vocabulary does not see."""
    if not word_char(u[0]): return OTHER
    if u[0].isdecimal(): return DIGIT
    up = sum(c.isupper() for c in u); low = sum(c.islower() for c in u)
    if up == 0: return LOWER
    if len(u) == 1: return INITIAL
    if low == 0: return UPPER
    if u[0].isupper() and up == 1: return TITLE
    return MIXED

TIGHT, SPACE, LINE, PARAGRAPH = range(4)
def gap(text, a, b, wrapped):
    """What stands before a unit: nothing, a space, a line break or a blank line. In hard-wrapped text one line break is a space."""
    s = text[a:b]
    k = s.count("\n")
    if k > 1: return PARAGRAPH
    if k == 1: return SPACE if wrapped else LINE
    return SPACE if s else TIGHT

def hard_wrapped(text):
    """Whether lines were folded at a fixed width: each line that runs on would not have had room for the next line's first word."""
    lines = text.split("\n"); width = max(map(len, lines), default=0)
    if width > 120: return False
    pairs = [(a, b) for a, b in zip(lines, lines[1:]) if a.strip() and b.strip()]
    full = sum(len(a) + 1 + len(b.split()[0]) > width for a, b in pairs)
    return len(pairs) >= 2 and full >= 0.9 * len(pairs)

OUT, IN, BEGIN, END = range(4)
def quoted(text, us, gaps):
    """For each unit whether it stands outside or inside double quotation marks, or is the mark that opens or closes. An open
    quotation ends with its paragraph, unless the next paragraph opens with a mark of its own, as news style has it."""
    out, inside = [], False
    for k, (a, b) in enumerate(us):
        if gaps[k] >= LINE or k == 0: inside = False
        c = text[a]
        if c in OPEN: out.append(BEGIN); inside = True
        elif c in CLOSE: out.append(END); inside = False
        elif c in STRAIGHT:
            nxt = text[b] if b < len(text) else " "
            if inside and (gaps[k] == TIGHT or space_char(nxt)): out.append(END); inside = False
            else: out.append(BEGIN); inside = True
        else: out.append(IN if inside else OUT)
    return out

class WordPieces:
    def __init__(self, vocab): self.vocab = vocab; self.unk = vocab["[UNK]"]; self.cache = {}
    def __call__(self, unit):
        got = self.cache.get(unit)
        if got is None:
            got = self.cache[unit] = self.split(unit)
        return got
    def split(self, unit):
        w = "".join(c for c in unicodedata.normalize("NFD", unit.lower()) if unicodedata.category(c) != "Mn")
        if not w or len(w) > MAX_UNIT_CHARS: return [self.unk]
        out, i = [], 0
        while i < len(w):
            j = len(w)
            while j > i and ("##" if i else "") + w[i:j] not in self.vocab: j -= 1
            if j == i: return [self.unk]
            out.append(self.vocab[("##" if i else "") + w[i:j]]); i = j
        return out[:MAX_UNIT_PIECES]
