package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"readout/internal/lang/doc"
)

// Read reads the documents of a CoNLL-U file; what stands before the first
// "newdoc" is one of its own. Words of a multiword token that are not parts
// of its letters each get the span of the whole; empty nodes and enhanced
// dependencies are left out. It fails on a line that is no CoNLL-U, naming
// it, and on a sentence that is no tree with one root.
func Read(r io.Reader) ([]*doc.Document, error) {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 16<<20)
	var p parser
	for n := 1; s.Scan(); n++ {
		if err := p.line(strings.TrimSuffix(s.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	if err := p.endSentence(); err != nil {
		return nil, fmt.Errorf("at the end: %w", err)
	}
	p.endDocument()
	return p.docs, nil
}

// parser holds the document and the sentence that are being read.
type parser struct {
	docs   []*doc.Document
	d      doc.Document
	text   strings.Builder
	first  int32 // token of the sentence
	group  int32 // token at which a multiword token ends
	rest   string
	whole  doc.Span // of the multiword token
	joined bool
	par    bool
}

func (p *parser) line(s string) error {
	switch {
	case s == "":
		return p.endSentence()
	case strings.HasPrefix(s, "#"):
		p.comment(strings.TrimSpace(s[1:]))
		return nil
	}
	f := strings.Split(s, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, not 10", len(f))
	}
	for i := range f {
		if f[i] == "_" && i != 1 && (i != 2 || f[1] != "_") {
			f[i] = ""
		}
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	if from, to, ok := strings.Cut(f[0], "-"); ok {
		return p.multiword(f, from, to)
	}
	return p.word(f)
}

func (p *parser) comment(s string) {
	switch {
	case s == "newdoc" || strings.HasPrefix(s, "newdoc "):
		p.endDocument()
	case s == "newpar" || strings.HasPrefix(s, "newpar "):
		p.par = true
	}
}

// multiword begins a multiword token.
func (p *parser) multiword(f []string, from, to string) error {
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || int32(a) != p.next() || b < a {
		return fmt.Errorf("range %s out of place", f[0])
	}
	p.group, p.joined = p.first+int32(b), false
	p.whole, p.rest = p.surface(f)
	return nil
}

// next is the number of the sentence's next word.
func (p *parser) next() int32 { return int32(len(p.d.Tokens)) - p.first + 1 }

// surface puts a token with the white space around it into the text.
func (p *parser) surface(f []string) (doc.Span, string) {
	form, after := f[1], " "
	for m := range strings.SplitSeq(f[9], "|") {
		key, value, _ := strings.Cut(m, "=")
		switch key {
		case "SpacesBefore":
			p.text.WriteString(unescape(value))
		case "SpacesInToken":
			form = unescape(value)
		case "SpacesAfter":
			after = unescape(value)
		case "SpaceAfter":
			if value == "No" {
				after = ""
			}
		}
	}
	start := int32(p.text.Len())
	p.text.WriteString(form)
	span := doc.Span{Start: start, End: int32(p.text.Len())}
	p.text.WriteString(after)
	return span, form
}

func (p *parser) word(f []string) error {
	id, err := strconv.Atoi(f[0])
	if err != nil || int32(id) != p.next() {
		return fmt.Errorf("word %s out of place", f[0])
	}
	head, err := strconv.Atoi(f[6])
	if err != nil || head < 0 {
		return fmt.Errorf("word %d has the head %q", id, f[6])
	}
	t := doc.Token{UPOS: f[3], XPOS: f[4], Feats: f[5], Lemma: f[2], Rel: f[7], Head: p.first + int32(head) - 1}
	if head == 0 {
		t.Head = p.first + int32(id) - 1
	}
	if int32(len(p.d.Tokens)) < p.group {
		t.Span, t.Joined = p.part(f[1]), p.joined
		p.joined = true
	} else {
		t.Span, _ = p.surface(f)
	}
	p.d.Tokens = append(p.d.Tokens, t)
	return nil
}

// part is the span of the next word of a multiword token: its letters, or
// the whole when they are not what comes next.
func (p *parser) part(word string) doc.Span {
	for n := len(word); n <= len(p.rest); n++ {
		if form(p.rest[:n]) == word {
			start := p.whole.End - int32(len(p.rest))
			p.rest = p.rest[n:]
			return doc.Span{Start: start, End: start + int32(n)}
		}
	}
	p.rest = ""
	return p.whole
}

func (p *parser) endSentence() error {
	end := int32(len(p.d.Tokens))
	if end == p.first {
		return nil
	}
	s := doc.Range{Start: p.first, End: end}
	if end < p.group {
		return fmt.Errorf("a multiword token ends after its sentence")
	}
	if err := check(&p.d, s); err != nil {
		return err
	}
	n := int32(len(p.d.Sentences))
	if p.par || n == 0 {
		p.d.Paragraphs = append(p.d.Paragraphs, doc.Range{Start: n, End: n})
	}
	p.d.Sentences = append(p.d.Sentences, s)
	p.d.Paragraphs[len(p.d.Paragraphs)-1].End = n + 1
	p.first, p.group, p.par = end, 0, false
	return nil
}

func (p *parser) endDocument() {
	if len(p.d.Tokens) > 0 {
		d := p.d
		d.Text = p.text.String()
		p.docs = append(p.docs, &d)
	}
	*p = parser{docs: p.docs}
}
