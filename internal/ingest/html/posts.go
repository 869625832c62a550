package html

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// taggedPosts are the posts of a live blog by the tags of a page: what microdata
// calls its updates, else the articles with a time of their own in a part of the
// page that calls itself live. Posts do not stand in each other.
func taggedPosts(root *html.Node) []entry {
	var m marker
	m.node(root, false)
	if len(m.updates) > 1 {
		return m.updates
	}
	return m.articles
}

// marker goes through a page.
type marker struct{ updates, articles []entry }

// live is what the part of a page is called that is a live blog.
var live = regexp.MustCompile(`(?i)\blive[-_ ]?(?:blog|ticker|updates?|feed|coverage|entries)|LiveBlogPosting`)

// node goes through what stands below n; within tells whether that is a live
// blog.
func (m *marker) node(n *html.Node, within bool) {
	within = within || live.MatchString(attr(n, "class")+" "+attr(n, "id")+" "+attr(n, "itemtype"))
	update := slices.Contains(strings.Fields(attr(n, "itemprop")), "liveBlogUpdate")
	if update || within && n.DataAtom == atom.Article {
		e, ok := postOf(n)
		if ok && update {
			m.updates = append(m.updates, e)
		} else if ok {
			m.articles = append(m.articles, e)
		}
		if ok {
			return
		}
	}
	for c := range n.ChildNodes() {
		m.node(c, within)
	}
}

// postOf is an element as a post: one with words and a time of its own, and
// without other posts in it.
func postOf(n *html.Node) (entry, bool) {
	var e entry
	body := n
	var title *html.Node
	for c := range n.Descendants() {
		prop := attr(c, "itemprop")
		switch {
		case c.DataAtom == atom.Article || prop == "liveBlogUpdate":
			return e, false
		case prop == "articleBody":
			body = c
		case prop == "dateModified":
			e.said.modified = firstOf(e.said.modified, attr(c, "datetime"), attr(c, "content"))
		case c.DataAtom == atom.Time || prop == "datePublished":
			e.said.published = firstOf(e.said.published, attr(c, "datetime"), attr(c, "content"))
		case title == nil && (prop == "headline" || heading(c.DataAtom)):
			title = c
		}
	}
	if title != nil {
		e.said.title = shown(title)
	}
	e.paragraphs = blocksBut(body, func(c *html.Node) bool { return c == title || beside(c) })
	return e, day(e.said.published) != "" && len(e.paragraphs) > 0
}

func heading(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}, a)
}

// beside tells what stands in a post and is none of its words.
func beside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Time, atom.Button, atom.Nav, atom.Footer, atom.Form:
		return true
	}
	return attr(n, "itemprop") == "author"
}
