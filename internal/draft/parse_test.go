package draft

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"readout"
	"readout/text"
)

// TestOutlines holds the points of drafts in many styles to a golden file.
func TestOutlines(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/outlines.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range archive.Files {
		body, err := text.New(string(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse(body, "d1")
		if err != nil {
			fmt.Fprintf(&out, "%s: %v\n\n", f.Name, err)
			continue
		}
		fmt.Fprintf(&out, "%s: %d points\n", f.Name, p.Count())
		writeOutline(&out, p)
		holdsIn(t, p)
	}
	golden(t, "testdata/outlines.golden", out.String())
}

func writeOutline(out *strings.Builder, p *Paper) {
	for _, x := range []struct {
		name string
		span *readout.Span
	}{{"title", p.Title}, {"preamble", p.Preamble}} {
		if x.span != nil {
			fmt.Fprintf(out, "  %s %q\n", x.name, x.span.Quote)
		}
	}
	for _, x := range p.Points {
		fmt.Fprintf(out, "  %-6s %-12s", x.Number, x.Label)
		if x.Words != nil {
			fmt.Fprintf(out, " %q", x.Words.Quote)
		}
		if x.Heading != "" {
			fmt.Fprintf(out, " under %q", x.Heading)
		}
		out.WriteByte('\n')
		for _, c := range x.Choices {
			fmt.Fprintf(out, "         choice %q:", c.Span.Quote)
			for _, o := range c.Options {
				fmt.Fprintf(out, " %s%q", map[bool]string{true: o.By + "="}[o.By != ""], o.Words.Quote)
			}
			out.WriteByte('\n')
		}
	}
	if p.Closing != nil {
		fmt.Fprintf(out, "  closing %q\n", p.Closing.Quote)
	}
	out.WriteByte('\n')
}

// holdsIn checks what must be so of every paper: its spans are the text that
// they quote, its points stand one after the other and have names of their
// own, and each is a part of one before.
func holdsIn(t interface{ Errorf(string, ...any) }, p *Paper) {
	end := 0
	check := func(s *readout.Span) {
		if s != nil && (s.Quote == "" || s.Doc != p.Document || p.Text.Slice(s.Start, s.End) != s.Quote || utf8.RuneCountInString(s.Quote) != s.End-s.Start) {
			t.Errorf("the span %+v quotes what is not there", *s)
		}
	}
	check(p.Title)
	check(p.Preamble)
	check(p.Closing)
	seen := map[string]bool{}
	for i, x := range p.Points {
		check(&x.Whole)
		check(x.Words)
		if x.Whole.Start < end || seen[x.Number] || x.Parent >= i {
			t.Errorf("point %s stands at %d, before %d, or twice, or is a part of what follows", x.Number, x.Whole.Start, end)
		}
		end, seen[x.Number] = x.Whole.End, true
		for _, c := range x.Choices {
			check(&c.Span)
			for _, o := range c.Options {
				check(&o.Words)
			}
		}
	}
}

// TestParseAnything: whatever stands in a text, what comes of it holds.
func TestParseAnything(t *testing.T) {
	bits := rapid.SampledFrom([]string{"1.", "2.", "3.", "12.", "(a)", "(b)", "i)", "ii)", "I.", "II.", "Article 1", "Article 2", "Point One", "- ", "• ",
		"§ 1", "2.1", "2.1.1", "\n", "\n\n", "  ", "\t", "[", "]", "/", "Peace", "the bridge", ".", ";", ":", "#", "**", "é", "🙂", "桥", "\r\n", "(", ")"})
	rapid.Check(t, func(t *rapid.T) {
		body, err := text.New(strings.Join(rapid.SliceOfN(bits, 0, 60).Draw(t, "bits"), rapid.SampledFrom([]string{"", " "}).Draw(t, "sep")))
		if err != nil {
			t.Fatal(err)
		}
		if p, err := Parse(body, "d1"); err == nil {
			holdsIn(t, p)
			c := Compare(p, p)
			for _, m := range c.Matches {
				if m.Kind != Kept || m.Moved {
					t.Errorf("compared with itself a paper has %v", m)
				}
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("1. a\n2. b\n(a) c")
	f.Add("Article 1\n\nArticle 2 [x] [y]")
	f.Fuzz(func(t *testing.T, s string) {
		body, err := text.New(s)
		if err != nil {
			return
		}
		if p, err := Parse(body, "d1"); err == nil {
			holdsIn(t, p)
		}
	})
}
