package html

import (
	"strings"

	"golang.org/x/net/html"

	"readout/internal/ingest"
)

// entry is a post of a live blog.
type entry struct {
	said       said
	paragraphs []string
}

// entriesOf are the posts of the live blogs in the JSON-LD of a page that have
// words.
func entriesOf(things []thing) []entry {
	var all []entry
	for _, t := range things {
		if !t.is("LiveBlogPosting") {
			continue
		}
		for _, p := range objects(t["liveBlogUpdate"]) {
			if ps := bodyOf(p); len(ps) > 0 {
				all = append(all, entry{saidOf(p), ps})
			}
		}
	}
	return all
}

func objects(v any) []thing {
	switch v := v.(type) {
	case map[string]any:
		return []thing{v}
	case []any:
		var all []thing
		for _, e := range v {
			if m, ok := e.(map[string]any); ok {
				all = append(all, m)
			}
		}
		return all
	}
	return nil
}

// bodyOf is the paragraphs of a post: of its body, which may hold tags.
func bodyOf(p thing) []string {
	s, _ := p["articleBody"].(string)
	if s == "" {
		s, _ = p["text"].(string)
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil
	}
	return blocksOf(root)
}

// posts are the posts of a live blog as documents, each with its own time and
// with what the page says of itself for the rest. One is no blog.
func (p *page) posts() []ingest.Document {
	if len(p.entries) < 2 {
		return nil
	}
	var all []ingest.Document
	for _, e := range p.entries {
		s := e.said.fill(p.said)
		d, err := p.document(s, e.paragraphs)
		if err != nil {
			continue
		}
		d.Part = firstOf(e.said.published, e.said.title)
		all = append(all, d)
	}
	return all
}
