package draft

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/text"
)

// TestLimits: what is no draft is refused soon, however long it is.
func TestLimits(t *testing.T) {
	const size = 1 << 20
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"empty":         {"", ErrNoPoints},
		"prose":         {strings.Repeat("The talks go on. ", size/17), ErrNoPoints},
		"many points":   {strings.Repeat("- no\n", most+1), ErrTooMany},
		"most points":   {strings.Repeat("- no\n", most), nil},
		"many brackets": {"1. a\n2. b " + strings.Repeat("[x] ", size/4), nil},
		"many headings": {"1. a\n2. b\n\n" + strings.Repeat("Head\n\n", size/6), nil},
		"blank":         {"1. a\n2. b\n" + strings.Repeat(" \n", size/2), nil},
		"one line":      {"1. a\n2. " + strings.Repeat("b", size), nil},
	} {
		body, err := text.New(c.text)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if _, err := Parse(body, "d1"); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", name, err, c.want)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// TestLongPoints: points that are books are not compared word by word.
func TestLongPoints(t *testing.T) {
	book := func(word string) *readout.Span {
		return &readout.Span{Quote: strings.Repeat(word+" ", 20_001)}
	}
	list := redline(pieces([]*readout.Span{book("a")}), pieces([]*readout.Span{book("b")}))
	if len(list) != 2 || list[0].Kind != Deleted || list[1].Kind != Inserted {
		t.Errorf("%d segments", len(list))
	}
}

// plan is a draft of n points, its words new for each seed.
func plan(n, seed int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "%d.", i)
		for k := range 25 {
			fmt.Fprintf(&b, " w%d", (i*(k+3)*(k+7)+k*k)%400)
		}
		if i%3 == seed {
			fmt.Fprintf(&b, " changed%d in%d part%d", seed, i, i)
		}
		b.WriteString(".\n")
	}
	return b.String()
}

// BenchmarkCompare compares drafts of so many points.
func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{30, 300, 900} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x, y := paperOf(b, plan(n, 1)), paperOf(b, plan(n, 2))
			for b.Loop() {
				Compare(x, y)
			}
		})
	}
}
