package html

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// thing is an object of JSON-LD.
type thing map[string]any

// depth is how deep the objects of a page are looked into.
const depth = 12

// linked are all objects of a page's JSON-LD, those inside others too, in
// their order. What is not JSON is left out: pages have much of it.
func linked(root *html.Node) []thing {
	var all []thing
	for n := range root.Descendants() {
		if n.DataAtom != atom.Script || !strings.Contains(attr(n, "type"), "ld+json") || n.FirstChild == nil {
			continue
		}
		var v any
		if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
			all = collect(all, v, depth)
		}
	}
	return all
}

// collect appends the articles and live blogs in v.
func collect(all []thing, v any, depth int) []thing {
	if depth == 0 {
		return all
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			all = collect(all, e, depth-1)
		}
	case map[string]any:
		all = append(all, v)
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} {
			all = collect(all, v[k], depth-1)
		}
	}
	return all
}

// is tells whether a thing is of one of the types.
func (t thing) is(types ...string) bool {
	for _, have := range values(t["@type"]) {
		for _, want := range types {
			if have == want {
				return true
			}
		}
	}
	return false
}

// text is the words of a field, of its name where it is an object; of the
// first where there are several.
func (t thing) text(field string) string {
	if v := values(t[field]); len(v) > 0 {
		return v[0]
	}
	return ""
}

// values are the strings in v: itself, the names or addresses of objects.
func values(v any) []string {
	switch v := v.(type) {
	case string:
		if s := strings.Join(strings.Fields(html.UnescapeString(v)), " "); s != "" {
			return []string{s}
		}
	case []any:
		var all []string
		for _, e := range v {
			if _, nested := e.([]any); !nested {
				all = append(all, values(e)...)
			}
		}
		return all
	case map[string]any:
		for _, k := range []string{"name", "@id", "url"} {
			if s, ok := v[k].(string); ok && s != "" {
				return values(s)
			}
		}
	}
	return nil
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
