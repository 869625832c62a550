package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extended "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"readout/internal/ingest"
)

// paragraph is the words of a block, and where they begin in the source.
type paragraph struct {
	words  string
	offset int64
}

// writer takes the paragraphs out of a tree.
type writer struct {
	source     []byte
	paragraphs []paragraph
	title      string // the first heading of the first level
}

// blocks writes the blocks under n that hold words.
func (w *writer) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *extended.TableHeader, *extended.TableRow:
			w.block(c)
		case *ast.Heading:
			if s := w.block(c); c.Level == 1 && w.title == "" {
				w.title = s
			}
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
			// code and tags are not words
		default:
			w.blocks(c)
		}
	}
}

// block writes a block as one paragraph.
func (w *writer) block(n ast.Node) string {
	b := inline{source: w.source, first: -1}
	b.write(n)
	words := strings.Join(strings.Fields(ingest.Bare(b.String())), " ")
	if words != "" && b.first >= 0 {
		w.paragraphs = append(w.paragraphs, paragraph{words, int64(b.first)})
	}
	return words
}

// inline is the words of a block as they are written.
type inline struct {
	strings.Builder
	source []byte
	first  int // where they begin, or -1
}

func (b *inline) write(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.text(c)
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(b.source))
		case *ast.RawHTML, *ast.Image:
			// neither is words of the text
		case *extended.TableCell:
			b.write(c)
			b.WriteByte(' ')
		default:
			b.write(c)
		}
	}
}

func (b *inline) text(t *ast.Text) {
	s := t.Segment.Value(b.source)
	if b.first < 0 && len(strings.TrimSpace(string(s))) > 0 {
		b.first = t.Segment.Start
	}
	if !t.IsRaw() {
		s = util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(s)))
	}
	b.Write(s)
	if t.SoftLineBreak() || t.HardLineBreak() {
		b.WriteByte(' ')
	}
}
