package dates

import "unicode/utf8"

// shape is what a token is made of.
type shape uint8

const (
	letters shape = iota // a word; lower-case unless capital
	number               // digits, with commas or a decimal point: see token.num
	mark                 // one punctuation mark or symbol, in token.mark
	gap                  // a blank line
)

// token is a word, number or mark. Its word is never nil.
type token struct {
	start, end int
	word       *word
	num        int // of a number: its value; -1 when it is not a plain one
	digits     uint8
	shape      shape
	mark       byte
	capital    bool // begins with a capital
	upper      bool // is all capitals
	glued      bool // no space before it
}

// scan cuts a text into tokens. A period within an abbreviation of single
// letters belongs to it ("p.m."); every other mark is a token.
func scan(text string) []token {
	toks := make([]token, 0, len(text)/5+2)
	for i := 0; i < len(text); {
		c := text[i]
		start := i
		switch {
		case c == '\n':
			var blank bool
			if i, blank = skipSpace(text, i); blank {
				toks = append(toks, token{start: start, end: i, word: unknown, shape: gap, num: -1})
			}
			continue
		case c == ' ' || c == '\t' || c == '\r':
			i++
			continue
		case isDigit(c):
			toks = append(toks, scanNumber(text, i))
		case isLetter(c):
			toks = append(toks, scanWord(text, i))
		default:
			toks = append(toks, scanMark(text, i))
		}
		t := &toks[len(toks)-1]
		if t.end == t.start { // a space wider than a byte
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			toks = toks[:len(toks)-1]
			continue
		}
		i = t.end
		t.glued = len(toks) > 1 && toks[len(toks)-2].end == start
	}
	return toks
}

// skipSpace skips white space from a line end on; blank says that an empty
// line lay in it.
func skipSpace(text string, i int) (end int, blank bool) {
	lines := 0
	for ; i < len(text); i++ {
		switch text[i] {
		case '\n':
			lines++
		case ' ', '\t', '\r':
		default:
			return i, lines > 1
		}
	}
	return i, lines > 1
}

// scanNumber reads digits with thousands commas or a decimal point.
func scanNumber(text string, i int) token {
	t := token{start: i, word: unknown, shape: number}
	for ; i < len(text) && isDigit(text[i]); i++ {
		t.num = min(t.num*10+int(text[i]-'0'), 99999999)
		t.digits = min(t.digits+1, 250)
	}
	if i+1 < len(text) && (text[i] == ',' || text[i] == '.') && isDigit(text[i+1]) && !dottedDate(text, i) {
		t.num = -1
		for i+1 < len(text) && (text[i] == ',' || text[i] == '.') && isDigit(text[i+1]) {
			for i++; i < len(text) && isDigit(text[i]); i++ {
			}
		}
	}
	t.end = i
	return t
}

// dottedDate reports whether the mark at i divides the numbers of a date such
// as 30.11.2025: one or two digits and a period come before the last number.
func dottedDate(text string, i int) bool {
	if text[i] != '.' {
		return false
	}
	j := i + 1
	for j < len(text) && isDigit(text[j]) {
		j++
	}
	switch j - i - 1 {
	case 1, 2: // the month: a year of four digits follows
		return j+5 <= len(text) && text[j] == '.' && isDigit(text[j+1]) && isDigit(text[j+2]) && isDigit(text[j+3]) && isDigit(text[j+4])
	case 4: // the year: a month of at most two digits comes before
		k := i - 1
		for k >= 0 && i-k <= 2 && isDigit(text[k]) {
			k--
		}
		return k > 0 && i-k <= 3 && text[k] == '.' && isDigit(text[k-1])
	}
	return false
}

// scanWord reads letters, and "p.m." with its periods.
func scanWord(text string, i int) token {
	t := token{start: i, shape: letters, num: -1, capital: isUpper(text[i]), upper: true}
	for i < len(text) && isLetter(text[i]) {
		t.upper = t.upper && isUpper(text[i])
		i++
	}
	if i-t.start == 1 {
		for i+2 <= len(text) && text[i] == '.' && i+1 < len(text) && isLetter(text[i+1]) && (i+2 == len(text) || !isLetter(text[i+2])) {
			i += 2
		}
		if i-t.start > 1 && i < len(text) && text[i] == '.' {
			i++
		}
	}
	t.end = i
	t.word = lookup(text[t.start:t.end])
	return t
}

// scanMark reads one mark; a white space of more than a byte is empty.
func scanMark(text string, i int) token {
	t := token{start: i, end: i + 1, word: unknown, shape: mark, mark: text[i], num: -1}
	if text[i] < utf8.RuneSelf {
		return t
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	t.end = i + size
	switch r {
	case '\u2013', '\u2014', '\u2010', '\u2011', '\u2212':
		t.mark = '-'
	case '\u2018', '\u2019':
		t.mark = '\''
	case '\u201c', '\u201d':
		t.mark = '"'
	case '\u20ac', '\u00a3', '\u00a5':
		t.mark = '$'
	case '\u00a0', '\u2009', '\u202f', '\u200b', '\u3000':
		t.end = i
	}
	return t
}

// Letters other than ASCII's break a word into tokens that match nothing.
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
