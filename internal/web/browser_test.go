package web

import (
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"readout/internal/app"
	"readout/internal/example"
	"readout/internal/extract"
	"readout/internal/lang/read"
	"readout/internal/resolve"
	"readout/internal/store/sqlite"
)

var pictures = flag.Bool("pictures", false, "rewrite the pictures of the pages in docs")

// negotiation is a desk over the invented negotiation, and what reads documents.
func negotiation(t testing.TB) (app.Desk, *app.App) {
	t.Helper()
	reader, err := read.Default()
	if err != nil {
		t.Fatal(err)
	}
	extractor, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	resolver, err := resolve.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "record.readout"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	program := &app.App{Analyzer: reader, Extractor: extractor}
	if err := example.Fill(t.Context(), program, s); err != nil {
		t.Fatal(err)
	}
	return app.Desk{Store: s, Resolver: resolver}, program
}

// browsing is a browser with a page of the site open, and what it complained of.
type browsing struct {
	t       *testing.T
	ctx     context.Context
	address string

	mu     sync.Mutex
	faults []string
}

// browser starts Chromium and serves the example to it. Outside CI the test is
// skipped where there is none.
func browser(t *testing.T) *browsing {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("Chromium is not installed, and CI must test with it")
		}
		t.Skip("Chromium is not installed (apt-get install chromium); the pages are not looked at in a browser")
	}
	d, program := negotiation(t)
	s, err := New(d, "example.readout")
	if err != nil {
		t.Fatal(err)
	}
	s.By, s.Load = func(*http.Request) string { return "Greta" }, func() (*app.App, error) { return program, nil }
	s.Now = func() time.Time { return time.Date(2032, 3, 22, 9, 0, 0, 0, time.UTC) }
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1366, 768))
	allocated, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(allocated)
	t.Cleanup(end)
	ctx, late := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(late)
	b := &browsing{t: t, ctx: ctx, address: server.URL}
	chromedp.ListenTarget(ctx, b.heard)
	b.do(log.Enable(), runtime.Enable())
	return b
}

// heard keeps what the browser complains of.
func (b *browsing) heard(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if !strings.HasSuffix(e.Entry.URL, "/favicon.ico") {
			b.faults = append(b.faults, e.Entry.Text)
		}
	case *runtime.EventExceptionThrown:
		b.faults = append(b.faults, e.ExceptionDetails.Error())
	}
}

func (b *browsing) do(actions ...chromedp.Action) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// open goes to a page of the site.
func (b *browsing) open(page string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.address+page), chromedp.WaitVisible("main"))
}

// text is what stands on the page.
func (b *browsing) text() string {
	b.t.Helper()
	var words string
	b.do(chromedp.Text("main", &words))
	return words
}

// axe is the source of the checks for people who use aids.
func axe(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/axe.min.js.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	source, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// barred are what keeps people who use aids from the page.
func (b *browsing) barred(source string) []string {
	b.t.Helper()
	var found []string
	wait := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	b.do(chromedp.Evaluate(source, nil), chromedp.Evaluate(`axe.run().then(r => r.violations.map(v => v.id + ": " + v.help + " – " + v.nodes.slice(0, 3).map(n => n.html).join(" | ")))`, &found, wait))
	return found
}

// firstMeeting is the address of a meeting that several tell of.
func (b *browsing) firstMeeting() string {
	b.t.Helper()
	b.open("/list/meetings")
	var address string
	b.do(chromedp.Evaluate(`[...document.querySelectorAll("main li")].find(l => /accounts/.test(l.textContent)).querySelector(".head a").getAttribute("href")`, &address))
	return address
}

// TestInBrowser: each page opens without a complaint of the browser, is open to
// people who use aids, and says what it is for.
func TestInBrowser(t *testing.T) {
	b, source := browser(t), axe(t)
	for page, want := range map[string]string{
		"/": "Next meetings", "/list/meetings": "accounts, independent sources", "/list/people": "Lena Bargmann", "/timeline": "Geneva", "/timeline?party=Norway": "Solheim",
		"/positions": "demand", "/disputes": "The record picks no winner", "/sources": "Northgate Wire", "/drafts": "with the text before", "/review": "Contested", "/history": "Nobody has decided",
		"/add": "Text of a report", "/find?q=geneva": "Geneva", "/find?q=persn:x": "there is no field", b.firstMeeting(): "Who was there",
	} {
		b.open(page)
		if !strings.Contains(b.text(), want) {
			t.Errorf("%s does not say %q", page, want)
		}
		for _, v := range b.barred(source) {
			t.Errorf("%s: %s", page, v)
		}
		b.picture(page)
	}
	b.complaints()
}

func (b *browsing) complaints() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		b.t.Errorf("the browser complains: %s", f)
	}
}

// shown are the pages whose pictures stand in docs.
var shown = map[string]string{"/": "home.png", "/timeline": "timeline.png", "/disputes": "disputes.png"}

// picture keeps what a page looks like among the artefacts of the test.
func (b *browsing) picture(page string) {
	b.t.Helper()
	var png []byte
	b.do(chromedp.CaptureScreenshot(&png))
	if len(png) < 5000 {
		b.t.Errorf("%s: its picture has %d bytes", page, len(png))
	}
	name := strings.Trim(strings.NewReplacer("/", "-", "?", "-", "=", "-", ":", "-", "+", "-").Replace(page), "-")
	err := os.WriteFile(filepath.Join(b.t.ArtifactDir(), fmt.Sprintf("page-%s.png", name)), png, 0o644)
	if to, ok := shown[page]; ok && *pictures {
		err = errors.Join(err, os.WriteFile(filepath.Join("../../docs", to), png, 0o644))
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// TestReviewInBrowser: a person retracts, undoes and approves with the forms of
// the pages, adds a report by pasting it, and finds it.
func TestReviewInBrowser(t *testing.T) {
	b := browser(t)
	b.open("/review")
	var id string
	var ok bool
	b.do(chromedp.AttributeValue("main li", "id", &id, &ok))
	item := `li[id="` + id + `"]`
	press := func(button string) { b.leave(chromedp.Click(button)) }
	press(item + ` button[value="retract"]`)
	if b.has(item) {
		t.Error("what was retracted is still in the queue")
	}
	b.open("/history")
	b.do(chromedp.SendKeys(`form.decide input[name="because"]`, "a slip"))
	press(`form.decide button`)
	if b.open("/review"); !b.has(item) {
		t.Error("what was undone is not in the queue again")
	}
	press(item + ` button[value="approve"]`)
	if b.has(item) {
		t.Error("what was approved is still in the queue")
	}
	b.open("/add")
	b.do(chromedp.SetValue("#text", "Greta Hollweg met Peter Lindqvist in Bergen on Monday."), chromedp.SendKeys(`input[name="published"]`, "2032-03-24"))
	press("main button")
	if !b.has(`[role="status"]`) {
		t.Errorf("nothing was added: %s", b.text())
	}
	if b.open("/find?q=hollweg"); !strings.Contains(b.text(), "Bergen") {
		t.Error("what was added is not found")
	}
	b.complaints()
}

// leave does what leads to another page.
func (b *browsing) leave(actions ...chromedp.Action) {
	b.t.Helper()
	if _, err := chromedp.RunResponse(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// has tells whether something stands on the page.
func (b *browsing) has(what string) bool {
	b.t.Helper()
	var there bool
	b.do(chromedp.Evaluate(fmt.Sprintf("document.querySelector(%q) !== null", what), &there))
	return there
}

// TestLight: the first page with its style is small.
func TestLight(t *testing.T) {
	d, _ := negotiation(t)
	s, err := New(d, "example.readout")
	if err != nil {
		t.Fatal(err)
	}
	var packed counter
	z := gzip.NewWriter(&packed)
	io.WriteString(z, get(s, "/").Body.String()+get(s, "/style.css").Body.String())
	z.Close()
	if packed > 60_000 || packed < 1000 {
		t.Errorf("the first page has %d bytes", packed)
	}
}

type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
