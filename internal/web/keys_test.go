package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestKeys: each action of review has a key, and u undoes it.
func TestKeys(t *testing.T) {
	b := browser(t)
	for _, c := range []struct {
		list, key, decided string
		rest               func() []chromedp.Action // what follows the key before the page is left
	}{
		{"people", "a", "approve", nil},
		{"statements", "r", "retract", nil},
		{"people", "c", "correct", func() []chromedp.Action {
			return []chromedp.Action{chromedp.KeyEvent(" (a name to be checked)"), chromedp.KeyEvent(kb.Enter)}
		}},
		{"meetings", "s", "part", func() []chromedp.Action { return []chromedp.Action{b.button("s", "part")} }},
		{"people", "m", "join", func() []chromedp.Action {
			return []chromedp.Action{chromedp.SetValue(`li.card:focus-within details[open] input[name="b"]`, b.second(), chromedp.ByQuery), b.button("m", "join")}
		}},
	} {
		b.open("/review?list=" + c.list)
		b.toCardWith(c.key)
		actions := []chromedp.Action{chromedp.KeyEvent(c.key)}
		if c.rest != nil {
			actions = append(actions, c.rest()...)
		}
		b.leave(actions...)
		if got := b.status(); !strings.Contains(got, ": "+c.decided) {
			t.Errorf("after %s the page says %q", c.key, got)
		}
		b.leave(chromedp.KeyEvent("u"))
		if got := b.status(); !strings.Contains(got, ": undo") {
			t.Errorf("after %s and u the page says %q", c.key, got)
		}
	}
	b.complaints()
}

// toCardWith goes on by j until the card that has the focus knows a key.
func (b *browsing) toCardWith(key string) {
	b.t.Helper()
	for range reviewedAt {
		b.do(chromedp.KeyEvent("j"))
		if b.has(`li.card:focus [data-key="` + key + `"]`) {
			return
		}
	}
	b.t.Fatalf("no card knows the key %s", key)
}

// button is a click on a button of the card that has the focus.
func (b *browsing) button(key, kind string) chromedp.Action {
	return chromedp.Click(`li.card:focus-within details[open]:has([data-key="`+key+`"]) button[value="`+kind+`"]`, chromedp.ByQuery)
}

// second is the id of the last card, which is not the one with the focus.
func (b *browsing) second() string {
	b.t.Helper()
	var id string
	b.do(chromedp.Evaluate(`[...document.querySelectorAll("li.card:not(:focus)")].at(-1).id`, &id))
	return id
}

// status is what the page says of the last decision.
func (b *browsing) status() string {
	b.t.Helper()
	var words string
	b.do(chromedp.Text(`[role="status"]`, &words, chromedp.ByQuery))
	return words
}
