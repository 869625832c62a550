package html

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/ingest"
)

// read is the documents of a page.
func read(t *testing.T, page string) ([]ingest.Document, error) {
	t.Helper()
	var all []ingest.Document
	err := Format{}.Read(context.Background(), ingest.File{Name: "page.html", Bytes: []byte(page), URL: "https://news.example/a?utm=1"},
		func(d ingest.Document) error { all = append(all, d); return nil })
	return all, err
}

const body = `<p>PORT LJUBEN (Reuters) - The envoys of Veska and Orland met on Tuesday and agreed to meet again, officials of both sides said after the talks.</p>
<p>Caf&eacute; owners <b>near</b> the hall said that <i>nego</i>tiators had stayed until midnight, and that the police had closed the street for the whole day.</p>
<p>The foreign minister of Veska, Ana Brel, said that the text of the draft would be sent to parliament before the end of the month, and not before.</p>
<p>Orland has refused to withdraw from the islands until the fishing treaty is signed, and its president repeated the demand on Wednesday morning.</p>`

const news = `<!DOCTYPE html><html lang="en-GB"><head><title>Talks end | Ljuben Wire</title>
<meta property="og:site_name" content="Ljuben Wire Online"><link rel="canonical" href="/world/talks-end">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"Talks end &amp; resume",
"datePublished":"2026-03-03T22:10:00+02:00","dateModified":"2026-03-04T08:00:00+02:00","author":[{"@type":"Person","name":"Mira Tolen"},{"name":"Jon Ask"}],
"publisher":{"@type":"Organization","name":"Ljuben Wire"}}]}</script></head><body><nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Talks end</h1>` + body + `</article><footer>All rights reserved</footer></body></html>`

func TestArticle(t *testing.T) {
	docs, err := read(t, news)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	d := docs[0]
	for name, c := range map[string]struct {
		got  *string
		want string
	}{
		"title": {d.Meta.Title, "Talks end & resume"}, "publisher": {d.Meta.Publisher, "Ljuben Wire"}, "published": {d.Meta.Published, "2026-03-03"},
		"modified": {d.Modified, "2026-03-04"}, "credit": {d.Credit, "Reuters"}, "language": {d.Meta.Language, "en"},
		"address": {d.Meta.URL, "https://news.example/world/talks-end"},
	} {
		if c.got == nil || *c.got != c.want {
			t.Errorf("%s: got %v, want %q", name, deref(c.got), c.want)
		}
	}
	if got := strings.Join(d.Meta.Authors, ", "); got != "Mira Tolen, Jon Ask" {
		t.Errorf("authors %q", got)
	}
	s := d.Text.String()
	if !strings.Contains(s, "Café owners near the hall said that negotiators") || strings.Contains(s, "rights reserved") {
		t.Errorf("text %q", s)
	}
}

func deref(s *string) string {
	if s == nil {
		return "nothing"
	}
	return *s
}

func TestTags(t *testing.T) {
	docs, err := read(t, `<html lang="en"><head><meta property="og:title" content="Talks end"><meta property="og:site_name" content="Ljuben Wire">
<meta name="author" content="Mira Tolen"></head><body><article><time itemprop="datePublished" datetime="2026-03-03">today</time>`+body+`</article></body></html>`)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	m := docs[0].Meta
	if deref(m.Title) != "Talks end" || deref(m.Publisher) != "Ljuben Wire" || deref(m.Published) != "2026-03-03" || strings.Join(m.Authors, ",") != "Mira Tolen" {
		t.Errorf("got %s, %s, %s, %v", deref(m.Title), deref(m.Publisher), deref(m.Published), m.Authors)
	}
}

func TestLiveBlog(t *testing.T) {
	docs, err := read(t, `<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Talks: live","publisher":"Ljuben Wire",
"liveBlogUpdate":[{"@type":"BlogPosting","headline":"They are out","datePublished":"2026-03-04T01:10:00Z","articleBody":"<p>The envoys left.</p><p>Nobody spoke.</p>"},
{"@type":"BlogPosting","headline":"They are in","datePublished":"2026-03-03T20:00:00Z","articleBody":"The talks began at eight."}]}</script></head>
<body><p>The talks began at eight.</p><p>The envoys left.</p><p>Nobody spoke.</p></body></html>`)
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	d := docs[0]
	if d.Text.String() != "The envoys left.\n\nNobody spoke." || deref(d.Meta.Published) != "2026-03-04" || deref(d.Meta.Title) != "They are out" ||
		deref(d.Meta.Publisher) != "Ljuben Wire" || d.Part != "2026-03-04T01:10:00Z" {
		t.Errorf("first post %q of %s, %s", d.Text, deref(d.Meta.Published), d.Part)
	}
	if deref(docs[1].Meta.Published) != "2026-03-03" {
		t.Errorf("second post of %s", deref(docs[1].Meta.Published))
	}
}

// TestMarkedBlog: posts that only the tags of a page tell are documents with
// their own times; teasers and comments under an article are none.
func TestMarkedBlog(t *testing.T) {
	const teasers = `<section><article><h3>Ferry strike</h3><time datetime="2026-03-01">1 March</time><p>Docks stood still on Sunday.</p></article>` +
		`<article><h3>Toll halved</h3><time datetime="2026-03-02">2 March</time><p>The board of the bridge gave in.</p></article></section>`
	for name, c := range map[string]struct {
		page string
		want []string // of each document: its time, its title, its words
	}{
		"microdata": {`<main itemscope itemtype="https://schema.org/LiveBlogPosting"><div itemprop="liveBlogUpdate" itemscope><h2 itemprop="headline">They are out</h2>` +
			`<meta itemprop="datePublished" content="2026-03-04T01:10:00Z"><span itemprop="author">Mira Tolen</span><div itemprop="articleBody"><p>The envoys left.</p><p>Nobody spoke.</p></div><p>Share</p></div>` +
			`<div itemprop="liveBlogUpdate" itemscope><time itemprop="datePublished" datetime="2026-03-03T20:00:00Z">20:00</time><p>The talks began at eight.</p></div></main>` + teasers,
			[]string{"2026-03-04T01:10:00Z They are out: The envoys left.|Nobody spoke.", "2026-03-03T20:00:00Z Talks: The talks began at eight."}},
		"articles": {`<div id="x" class="page live-blog__posts"><article><time datetime="2026-03-04T01:10:00Z">01:10</time><h2>They are out</h2><p>The envoys left.</p><button>Share</button></article>` +
			`<article><time datetime="2026-03-03T20:00:00Z">20:00</time><p>The talks began at eight.</p></article><article><p>An advertisement.</p></article></div>` + teasers,
			[]string{"2026-03-04T01:10:00Z They are out: The envoys left.", "2026-03-03T20:00:00Z Talks: The talks began at eight."}},
		"article with teasers": {`<article><h1>Talks end</h1>` + body + `</article>` + teasers, []string{""}},
		"comments":             {`<article><h1>Talks end</h1>` + body + `<div class="comments">` + teasers + `</div></article>`, []string{""}},
	} {
		docs, err := read(t, `<html><head><meta property="og:title" content="Talks"></head><body>`+c.page+"</body></html>")
		var got []string
		for _, d := range docs {
			s := strings.ReplaceAll(d.Text.String(), "\n\n", "|")
			if d.Part == "" {
				got = append(got, "")
				continue
			}
			title := ""
			if d.Meta.Title != nil {
				title = *d.Meta.Title
			}
			got = append(got, d.Part+" "+title+": "+s)
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, error %v", name, got, err)
		}
	}
}

func TestRefuse(t *testing.T) {
	for name, c := range map[string]struct {
		page string
		kind error
		why  string
	}{
		"empty":    {`<html><body><script>render()</script></body></html>`, readout.ErrEmpty, "has no article"},
		"paywall":  {`<html><body><article><p>The envoys met on Tuesday in the capital of Veska.</p><p>Subscribe to continue reading.</p></article></body></html>`, readout.ErrEmpty, "for subscribers"},
		"declared": {strings.Replace(news[:strings.Index(news, "<p>Caf")], `"headline"`, `"isAccessibleForFree":false,"headline"`, 1), readout.ErrEmpty, "for subscribers"},
		"deep":     {strings.Repeat("<div>", 100_000) + "words", readout.ErrNotText, "cannot be read"},
		"large":    {strings.Repeat(" ", Limit+1), readout.ErrTooLarge, "more than 32 MB"},
	} {
		_, err := read(t, c.page)
		if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestCredit(t *testing.T) {
	for _, c := range []struct{ author, text, want string }{
		{"", "PORT LJUBEN, March 3 (Reuters) - The envoys met.", "Reuters"},
		{"", "PORT LJUBEN (AP) — The envoys met.", "AP"},
		{"", "The envoys met.|AP contributed to this report.", "AP"},
		{"", "The envoys met.|The Associated Press contributed to this report.", "AP"},
		{"", "The envoys met.|With reporting by Reuters", "Reuters"},
		{"AFP", "The envoys met.", "AFP"},
		{"", "The envoys told Reuters that they had met.", ""},
		{"", "An AP course was held.", ""},
	} {
		if got := credit([]string{c.author}, strings.Split(c.text, "|")); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestCharset(t *testing.T) {
	page := strings.NewReplacer("&eacute;", "\xe9", `<html lang`, `<html><meta charset="windows-1252"><html lang`).Replace(news)
	docs, err := read(t, page)
	if err != nil || len(docs) != 1 || !strings.Contains(docs[0].Text.String(), "Café owners") {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	onPlace(t, []byte(page), docs[0])
	if p := placeOf(docs[0], "Café"); p == nil || !bytes.HasPrefix([]byte(page)[p.Offset:], []byte("Caf\xe9 owners")) {
		t.Errorf("place %+v", p)
	}
}

func TestPlaces(t *testing.T) {
	news := strings.Replace(news, "<p>PORT", "<p>&#xFEFF;PORT", 1)
	docs, err := read(t, news)
	if err != nil {
		t.Fatal(err)
	}
	if len(docs[0].Places) < 4 {
		t.Errorf("%d places of %q", len(docs[0].Places), docs[0].Text)
	}
	onPlace(t, []byte(news), docs[0])
}

func placeOf(d ingest.Document, begin string) *ingest.Place {
	for _, p := range d.Places {
		if strings.HasPrefix(d.Text.Slice(p.Start, p.End), begin) {
			return &p
		}
	}
	return nil
}

// onPlace fails where the words at a place of the original are not those of
// the paragraph.
func onPlace(t *testing.T, page []byte, d ingest.Document) {
	t.Helper()
	_, dec := decode(page, "")
	for _, p := range d.Places {
		var there strings.Builder
		for _, w := range wordsOf(page[p.Offset:], dec) {
			if there.Len() > 200 {
				break
			}
			there.WriteString(w.letters)
		}
		want := letters(d.Text.Slice(p.Start, p.End))
		want = want[:min(len(want), probe)]
		if !strings.Contains(there.String(), want) {
			t.Fatalf("at %d stands %.60q, not %q", p.Offset, there.String(), want)
		}
	}
}

// FuzzHTML: whatever the bytes, documents with words or an error with a
// reason, and every place holds its words.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{news, strings.Repeat("<table><tr><td>", 200), "<p>&#x110000;&amp;lt;", `<script type="application/ld+json">[[[{"@type":"LiveBlogPosting"}]]]</script>`, "\xfe\xff\x00<",
		`<div class="live-blog"><article><time datetime="2026-03-03">3</time><p>They met.<article>`, `<p itemprop="liveBlogUpdate"><time datetime="2026-03-03">3</time>a<p itemprop="liveBlogUpdate"><meta itemprop="datePublished" content="2026-03-03">b`, "<html><meta charset=shift_jis><p>\x83\x5c"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		docs, err := read(t, string(b))
		var e *readout.Error
		if err != nil && (!errors.As(err, &e) || len(docs) > 0) {
			t.Fatalf("error %v after %d documents", err, len(docs))
		}
		for _, d := range docs {
			if strings.TrimSpace(d.Text.String()) == "" {
				t.Fatal("no words")
			}
			for _, p := range d.Places {
				if p.Start > p.End || p.End > d.Text.Len() || p.Offset < 0 || p.Offset >= int64(len(b)) {
					t.Fatalf("place %+v", p)
				}
			}
		}
	})
}
