// Package conllu writes analysed documents as CoNLL-U and reads them back:
// tokens, tags, features, lemmas, trees, paragraphs and, by the SpacesAfter
// notation of UDPipe, the exact text. Names, attributions and links have no
// place in the format. The package keeps no state and may import lang/doc.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"readout/internal/lang/doc"
)

// Write writes d as one CoNLL-U document whose id is id, without white
// space. It fails when a sentence is no tree with one root.
func Write(w io.Writer, id string, d *doc.Document) error {
	p := &printer{Writer: bufio.NewWriter(w), d: d, id: id}
	first := map[int32]bool{}
	for _, r := range d.Paragraphs {
		first[r.Start] = true
	}
	for i, s := range d.Sentences {
		if err := check(d, s); err != nil {
			return fmt.Errorf("sentence %d: %w", i+1, err)
		}
		p.sentence(i, s, first[int32(i)])
	}
	return p.Flush()
}

// check tells why a sentence is not a tree with one root.
func check(d *doc.Document, s doc.Range) error {
	roots := 0
	for i := s.Start; i < s.End; i++ {
		if d.Tokens[i].Head < s.Start || d.Tokens[i].Head >= s.End {
			return fmt.Errorf("word %d is governed from outside", i-s.Start+1)
		}
		k := i
		for n := s.Start; d.Tokens[k].Head != k; n++ {
			if k = d.Tokens[k].Head; n == s.End {
				return fmt.Errorf("word %d does not lead to a root", i-s.Start+1)
			}
		}
		if d.Tokens[i].Head == i {
			roots++
		}
	}
	if roots != 1 {
		return fmt.Errorf("%d roots", roots)
	}
	return nil
}

type printer struct {
	*bufio.Writer
	d  *doc.Document
	id string
}

func (p *printer) sentence(i int, s doc.Range, paragraph bool) {
	if i == 0 {
		p.comment("newdoc id = " + p.id)
	}
	if paragraph {
		p.comment("newpar")
	}
	p.comment("sent_id = " + p.id + "-s" + strconv.Itoa(i+1))
	p.comment("text = " + p.text(s))
	for k := s.Start; k < s.End; {
		k = p.word(s, k)
	}
	p.WriteByte('\n')
}

func (p *printer) comment(s string) { p.WriteString("# " + s + "\n") }

// text is the sentence with its white space as CoNLL-U demands it.
func (p *printer) text(s doc.Range) string {
	var b strings.Builder
	for k := s.Start; k < s.End; {
		end := p.wordEnd(s, k)
		b.WriteString(form(p.surface(k, end)))
		if end < s.End && p.gap(end-1) != "" {
			b.WriteByte(' ')
		}
		k = end
	}
	return b.String()
}

// wordEnd is the token after the orthographic word that k begins.
func (p *printer) wordEnd(s doc.Range, k int32) int32 {
	for k++; k < s.End && p.d.Tokens[k].Joined; k++ {
	}
	return k
}

func (p *printer) surface(from, end int32) string {
	return p.d.Text[p.d.Tokens[from].Start:p.d.Tokens[end-1].End]
}

// gap is what stands in the text after token k.
func (p *printer) gap(k int32) string {
	end := len(p.d.Text)
	if int(k)+1 < len(p.d.Tokens) {
		end = int(p.d.Tokens[k+1].Start)
	}
	return p.d.Text[p.d.Tokens[k].End:max(end, int(p.d.Tokens[k].End))]
}

// word writes the orthographic word that token k begins, and says where the
// next begins.
func (p *printer) word(s doc.Range, k int32) int32 {
	end := p.wordEnd(s, k)
	misc := p.misc(k, end)
	if end > k+1 {
		p.row(fmt.Sprintf("%d-%d", k-s.Start+1, end-s.Start), form(p.surface(k, end)), "", "", "", "", "", "", misc)
		misc = ""
	}
	for ; k < end; k++ {
		t, head := &p.d.Tokens[k], int32(0)
		if t.Head != k {
			head = t.Head - s.Start + 1
		}
		p.row(strconv.Itoa(int(k-s.Start)+1), form(p.surface(k, k+1)), t.Lemma, t.UPOS, t.XPOS, t.Feats, strconv.Itoa(int(head)), t.Rel, misc)
	}
	return end
}

// row writes a line; the ninth column, DEPS, is empty.
func (p *printer) row(id, form, lemma, upos, xpos, feats, head, rel, misc string) {
	for i, f := range [...]string{id, form, lemma, upos, xpos, feats, head, rel, "", misc} {
		if i > 0 {
			p.WriteByte('\t')
		}
		if f == "" {
			f = "_"
		}
		p.WriteString(f)
	}
	p.WriteByte('\n')
}

// misc tells of the white space in and around the tokens from k to end, where
// it is not the one space that CoNLL-U takes for granted.
func (p *printer) misc(k, end int32) string {
	var m []string
	if k == 0 && p.d.Tokens[0].Start > 0 {
		m = append(m, "SpacesBefore="+escape(p.d.Text[:p.d.Tokens[0].Start]))
	}
	switch g := p.gap(end - 1); g {
	case "":
		m = append(m, "SpaceAfter=No")
	case " ":
	default:
		m = append(m, "SpacesAfter="+escape(g))
	}
	if s := p.surface(k, end); s != form(s) {
		m = append(m, "SpacesInToken="+escape(s))
	}
	return strings.Join(m, "|")
}
