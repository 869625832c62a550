// Package html reads web pages: the text of the article without what stands
// around it, what the page says of itself, and the posts of a live blog one by
// one. It keeps no state and may import ingest, text and the vocabulary.
package html

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"readout"
	"readout/internal/ingest"
	"readout/text"
)

// Limit is the size in bytes over which a page is refused.
const Limit = 32 << 20

// Format is the format of web pages.
type Format struct{}

// Name is HTML.
func (Format) Name() string { return "HTML" }

// Fits tells a page by its first tag, or by its type or name where it has none.
func (Format) Fits(f ingest.File) bool {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(f.Bytes[:min(len(f.Bytes), 1024)], []byte("\uFEFF")), " \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	ext := strings.ToLower(filepath.Ext(f.Name))
	return strings.HasPrefix(f.Type, "text/html") || slices.Contains([]string{".html", ".htm", ".xhtml"}, ext)
}

// Read yields the article of a page, or the posts of a live blog in the order
// in which the page has them. It fails with readout.ErrTooLarge,
// readout.ErrNotText, or readout.ErrEmpty where the page has no article or
// shows it to subscribers only.
func (Format) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p, err := parse(f)
	if err != nil {
		return err
	}
	docs, err := p.documents()
	if err != nil {
		return err
	}
	for _, d := range docs {
		if err := yield(d); err != nil {
			return err
		}
	}
	return nil
}

// page is a page on its way to documents.
type page struct {
	file    ingest.File
	root    *html.Node
	said    said // what it says of itself
	entries []entry
	words   []word // of the original
}

// parse reads the tree of a page and what it says of itself.
func parse(f ingest.File) (*page, error) {
	if len(f.Bytes) > Limit {
		return nil, refuse(readout.ErrTooLarge, fmt.Sprintf("more than %d MB in one page", Limit>>20), "save the article alone")
	}
	s, enc := decode(f.Bytes, f.Type)
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, refuse(readout.ErrNotText, "the tags of the page cannot be read: "+err.Error(), "open it in a browser and save its text")
	}
	p := &page{file: f, root: root, words: wordsOf(f.Bytes, enc)}
	things := linked(root)
	p.said = say(things, root)
	if p.entries = entriesOf(things); len(p.entries) < 2 {
		p.entries = taggedPosts(root)
	}
	return p, nil
}

// documents are the posts of a live blog, or the article.
func (p *page) documents() ([]ingest.Document, error) {
	if docs := p.posts(); len(docs) > 0 {
		return docs, nil
	}
	d, err := p.article()
	if err != nil {
		return nil, err
	}
	return []ingest.Document{d}, nil
}

// fewest is the number of words under which a page has no article: its title
// alone, a message.
const fewest = 5

// article is the page as one document.
func (p *page) article() (ingest.Document, error) {
	paragraphs, meta := p.extract()
	n := 0
	for _, s := range paragraphs {
		n += len(strings.Fields(s))
	}
	if n < paywalled && (p.said.closed || asksToSubscribe(p.root)) {
		return ingest.Document{}, refuse(readout.ErrEmpty, fmt.Sprintf("the page shows %d words and keeps the rest for subscribers", n),
			"save the page from a browser in which you are signed in")
	}
	if n < fewest {
		return ingest.Document{}, refuse(readout.ErrEmpty, "the page has no article", "it may be made by a script: save it from a browser")
	}
	s := p.said.or(meta)
	return p.document(s, paragraphs)
}

// extract is the paragraphs of the article and what trafilatura found that
// the page says of itself; nothing when there is no article.
func (p *page) extract() ([]string, trafilatura.Metadata) {
	o := trafilatura.Options{EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled}
	if u, err := url.Parse(p.file.URL); err == nil && p.file.URL != "" {
		o.OriginalURL = u
	}
	blocks := blocksOf(p.root)
	r, err := trafilatura.ExtractDocument(p.root, o)
	if err != nil { // it says so when it finds too little
		return nil, trafilatura.Metadata{}
	}
	return restore(lines(r.ContentText), blocks), r.Metadata
}

// lines are the lines of a text that are not empty.
func lines(s string) []string {
	var all []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Join(strings.Fields(ingest.Bare(l)), " "); l != "" {
			all = append(all, l)
		}
	}
	return all
}

// document is what the page has under s with these paragraphs.
func (p *page) document(s said, paragraphs []string) (ingest.Document, error) {
	t, err := text.New(strings.Join(paragraphs, "\n\n"))
	if err != nil {
		return ingest.Document{}, refuse(readout.ErrNotText, err.Error(), "")
	}
	d := ingest.Document{Text: t, Format: Format{}.Name(), Meta: s.meta(p.file.URL), Modified: given(day(s.modified)),
		Credit: given(credit(s.authors, paragraphs)), Places: places(p.words, paragraphs)}
	return d, nil
}

// refuse makes an error that is kind for errors.Is and says why.
func refuse(kind error, why, hint string) error {
	return &readout.Error{Op: "read", Err: fmt.Errorf("%w: %s", kind, why), Hint: hint}
}

func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
