package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tagged is what a page says of itself in its tags: OpenGraph and other meta
// tags, the canonical link, microdata, the language of its root.
func tagged(root *html.Node) said {
	m, micro := map[string]string{}, map[string]string{}
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			set(m, "lang", attr(n, "lang"))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				set(m, "canonical", attr(n, "href"))
			}
		case atom.Meta:
			set(m, strings.ToLower(attr(n, "property")), attr(n, "content"))
			set(m, strings.ToLower(attr(n, "name")), attr(n, "content"))
		}
		if p := attr(n, "itemprop"); p != "" {
			set(micro, p, firstOf(attr(n, "content"), attr(n, "datetime"), shown(n)))
		}
	}
	s := said{
		title:     firstOf(m["og:title"], m["twitter:title"], micro["headline"]),
		publisher: m["og:site_name"],
		published: firstOf(m["article:published_time"], m["og:article:published_time"], m["parsely-pub-date"], m["date"], micro["datePublished"]),
		modified:  firstOf(m["article:modified_time"], m["og:updated_time"], m["last-modified"], micro["dateModified"]),
		language:  firstOf(m["lang"], m["og:locale"]),
		address:   firstOf(m["canonical"], m["og:url"]),
		closed:    m["article:content_tier"] == "locked",
	}
	if a := firstOf(m["author"], m["parsely-author"], micro["author"]); a != "" {
		s.authors = people([]string{a})
	}
	return s
}

// set keeps the first value of a name.
func set(m map[string]string, name, value string) {
	if value = strings.Join(strings.Fields(value), " "); name != "" && value != "" && m[name] == "" {
		m[name] = value
	}
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// shown is the words inside a tag, at most a line of them.
func shown(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && b.Len() < 300 {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// paywalled is the number of words under which an article that is for
// subscribers is taken for its beginning only.
const paywalled = 150

// asksToSubscribe tells whether a page says that the rest is for subscribers.
func asksToSubscribe(root *html.Node) bool {
	for n := range root.Descendants() {
		if n.Type != html.TextNode || n.Parent.DataAtom == atom.Script || n.Parent.DataAtom == atom.Style {
			continue
		}
		s := strings.ToLower(strings.Join(strings.Fields(n.Data), " "))
		for _, phrase := range subscribe {
			if strings.Contains(s, phrase) {
				return true
			}
		}
	}
	return false
}

var subscribe = []string{"subscribe to continue reading", "subscribe to read", "to continue reading, subscribe", "already a subscriber? log in to",
	"this article is for subscribers", "this content is for subscribers", "available to subscribers only", "subscribe to unlock this article",
	"sign in to continue reading", "log in to continue reading"}
