package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/ingest"
)

// blocksOf are the paragraphs of a tree as a browser would break them.
func blocksOf(root *html.Node) []string {
	return blocksBut(root, func(*html.Node) bool { return false })
}

// blocksBut are those of a tree without what is left out.
func blocksBut(root *html.Node, left func(*html.Node) bool) []string {
	w := blockWriter{left: left}
	w.node(root)
	w.end()
	return w.all
}

type blockWriter struct {
	left func(*html.Node) bool
	all  []string
	open strings.Builder
}

func (w *blockWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.open.WriteString(n.Data)
		return
	}
	if unseen(n.DataAtom) || w.left(n) {
		return
	}
	breaks := block(n.DataAtom)
	if breaks {
		w.end()
	}
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		w.open.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		w.node(c)
	}
	if breaks {
		w.end()
	}
}

func (w *blockWriter) end() {
	if s := strings.Join(strings.Fields(ingest.Bare(w.open.String())), " "); s != "" {
		w.all = append(w.all, s)
	}
	w.open.Reset()
}

func unseen(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Head, atom.Template, atom.Iframe:
		return true
	}
	return false
}

func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Br, atom.Li, atom.Div, atom.Blockquote, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Tr, atom.Table, atom.Pre, atom.Hr,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Article, atom.Section, atom.Header, atom.Footer, atom.Nav, atom.Main, atom.Aside,
		atom.Figure, atom.Figcaption, atom.Form, atom.Address, atom.Details, atom.Summary, atom.Body:
		return true
	}
	return false
}

// restore gives extracted lines the paragraphs and spaces of the page: a line
// that is whole blocks of it becomes those; another one stays.
func restore(extracted, blocks []string) []string {
	words := make([]word, len(blocks))
	for i, b := range blocks {
		words[i] = word{letters: letters(b)}
	}
	ix := indexOf(words)
	var all []string
	at := 0
	for _, l := range extracted {
		first, last, ok := ix.whole(letters(l), at)
		if !ok {
			all = append(all, l)
			continue
		}
		for i := first; i < last; i++ {
			if words[i].letters != "" {
				all = append(all, blocks[i])
			}
		}
		at = ix.start(last)
	}
	return all
}
