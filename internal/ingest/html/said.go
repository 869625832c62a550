package html

import (
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"readout"
)

// said is what a page says of itself; empty where it says nothing.
type said struct {
	title, publisher, published, modified, language, address string
	authors                                                  []string
	closed                                                   bool // the article is for subscribers
}

var articles = []string{"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
	"BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "WebPage"}

// say is what a page says of itself: in JSON-LD, else in OpenGraph and its
// other meta tags, else in microdata.
func say(things []thing, root *html.Node) said {
	var s said
	for _, kind := range articles {
		for _, t := range things {
			if t.is(kind) {
				s = s.fill(saidOf(t))
			}
		}
	}
	return s.fill(tagged(root))
}

// saidOf is what an object of JSON-LD says of the article.
func saidOf(t thing) said {
	s := said{title: t.text("headline"), publisher: t.text("publisher"), published: t.text("datePublished"),
		modified: t.text("dateModified"), language: t.text("inLanguage"), authors: people(values(t["author"]))}
	if a := t.text("url"); strings.HasPrefix(a, "http") {
		s.address = a
	}
	if strings.HasPrefix(s.publisher, "http") {
		s.publisher = ""
	}
	free := t["isAccessibleForFree"]
	s.closed = free == false || strings.EqualFold(t.text("isAccessibleForFree"), "false")
	return s
}

// people leaves out the addresses among names.
func people(names []string) []string {
	var all []string
	for _, n := range names {
		if !strings.HasPrefix(n, "http") && !strings.HasPrefix(n, "#") {
			all = append(all, n)
		}
	}
	return all
}

// fill takes from o what s does not say.
func (s said) fill(o said) said {
	for _, f := range []struct {
		to   *string
		from string
	}{{&s.title, o.title}, {&s.publisher, o.publisher}, {&s.published, o.published},
		{&s.modified, o.modified}, {&s.language, o.language}, {&s.address, o.address}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	if len(s.authors) == 0 {
		s.authors = o.authors
	}
	s.closed = s.closed || o.closed
	return s
}

// or takes from what trafilatura found what the page does not say itself.
func (s said) or(m trafilatura.Metadata) said {
	o := said{title: m.Title, publisher: m.Sitename, language: m.Language}
	if !m.Date.IsZero() {
		o.published = m.Date.Format(time.DateOnly)
	}
	for a := range strings.SplitSeq(m.Author, ";") {
		if a = strings.TrimSpace(a); a != "" {
			o.authors = append(o.authors, a)
		}
	}
	return s.fill(o)
}

// meta is what is said in the vocabulary of the record; where is the address
// that the page was fetched from, for what it does not say.
func (s said) meta(where string) readout.Document {
	d := readout.Document{Kind: "report", Title: given(s.title), Publisher: given(s.publisher), Published: given(day(s.published)),
		URL: given(address(s.address, where)), Authors: s.authors}
	if len(s.language) >= 2 {
		d.Language = given(strings.ToLower(s.language[:2]))
	}
	return d
}

// address is the canonical address of a page, in full.
func address(canonical, where string) string {
	base, err := url.Parse(where)
	if err != nil {
		base = &url.URL{}
	}
	u, err := base.Parse(canonical)
	if canonical == "" || err != nil || u.Host == "" {
		return where
	}
	return u.String()
}

// day is the date that a time begins with, "" when it begins with none.
func day(when string) string {
	if len(when) < len(time.DateOnly) {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, when[:len(time.DateOnly)]); err != nil {
		return ""
	}
	return when[:len(time.DateOnly)]
}
