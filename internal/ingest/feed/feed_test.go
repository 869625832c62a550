package feed

import (
	"errors"
	"strings"
	"testing"
	"time"

	"readout"
)

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Ljuben Wire</title><link>https://wire.example/</link><language>en</language>
<item><title>Talks end</title><link>https://wire.example/a</link><guid>a1</guid><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>
<author>desk@wire.example (Mira Tolen)</author><description>The &lt;b&gt;talks&lt;/b&gt;.</description></item>
<item><title>Bridge</title><link>https://wire.example/b</link><source url="https://post.example/feed">Orland Post</source></item></channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>x</id><title>Talks</title><link href="https://post.example/x"/>
<published>2026-03-03T10:00:00Z</published><updated>2026-03-04T10:00:00Z</updated><source><id>s</id><title>Veska Daily</title></source></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"Daily","items":[{"id":"1","url":"https://daily.example/1","title":"Talks","date_published":"2026-03-03T10:00:00Z"}]}`

func TestParse(t *testing.T) {
	f, err := Parse([]byte(rss))
	if err != nil || f.Title != "Ljuben Wire" || len(f.Items) != 2 {
		t.Fatalf("%+v, error %v", f, err)
	}
	day := time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC)
	if i := f.Items[0]; i.ID != "a1" || i.URL != "https://wire.example/a" || i.Source != "" || !i.Published.Equal(day) || len(i.Authors) != 1 || i.Authors[0] != "Mira Tolen" {
		t.Errorf("first %+v", i)
	}
	if i := f.Items[1]; i.ID != "https://wire.example/b" || i.Source != "Orland Post" || i.Published != nil {
		t.Errorf("second %+v", i)
	}
	if f, err = Parse([]byte(atom)); err != nil || f.Items[0].Source != "Veska Daily" || !f.Items[0].Modified.Equal(day.Add(24*time.Hour)) {
		t.Errorf("%+v, error %v", f, err)
	}
	if f, err = Parse([]byte(jsonFeed)); err != nil || len(f.Items) != 1 || f.Items[0].URL != "https://daily.example/1" {
		t.Errorf("%+v, error %v", f, err)
	}
}

func TestList(t *testing.T) {
	got, err := List([]byte(`<opml version="2.0"><body><outline text="Wires"><outline text="Ljuben Wire" type="rss" xmlUrl="https://wire.example/feed"/></outline>
<outline title="Post" xmlUrl="https://post.example/feed"/></body></opml>`))
	if err != nil || len(got) != 2 || got[0] != (Entry{"Ljuben Wire", "https://wire.example/feed"}) || got[1].Title != "Post" {
		t.Errorf("%+v, error %v", got, err)
	}
	if _, err := List([]byte(rss)); !errors.Is(err, readout.ErrNotText) {
		t.Errorf("error %v", err)
	}
}

func TestRefuse(t *testing.T) {
	bomb := `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>`
	for in, why := range map[string]string{"": "no feed", "The talks ended.": "no feed", bomb: "declares entities",
		"<rss>" + strings.Repeat("<a>", 10_000): "nested too deep"} {
		if _, err := Parse([]byte(in)); !errors.Is(err, readout.ErrNotText) || !strings.Contains(err.Error(), why) {
			t.Errorf("%.30q: error %v", in, err)
		}
	}
	if _, err := Parse(make([]byte, Limit+1)); !errors.Is(err, readout.ErrTooLarge) {
		t.Errorf("error %v", err)
	}
}

// FuzzFeed: whatever the bytes, a feed or an error with a reason.
func FuzzFeed(f *testing.F) {
	for _, s := range []string{rss, atom, jsonFeed, "<opml><body/></opml>", `<rdf:RDF xmlns:rdf="x"><item/></rdf:RDF>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var e *readout.Error
		if _, err := Parse(b); err != nil && !errors.As(err, &e) {
			t.Fatal(err)
		}
		if _, err := List(b); err != nil && !errors.As(err, &e) {
			t.Fatal(err)
		}
	})
}
