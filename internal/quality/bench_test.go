//go:build unix

package quality

import (
	"io"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/app"
	"readout/internal/export"
	"readout/internal/extract"
)

// spent is the CPU time of this process.
func spent(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// perWord runs do, which goes through the given number of words, and reports
// how many of them a second of CPU time takes.
func perWord(b *testing.B, words int, do func()) {
	b.Helper()
	b.ReportAllocs()
	before := spent(b)
	for b.Loop() {
		do()
	}
	b.ReportMetric(float64(words)*float64(b.N)/(spent(b)-before).Seconds(), "words/cpu-s")
}

func words(all []dispatch) int {
	n := 0
	for _, d := range all {
		n += len(strings.Fields(d.text))
	}
	return n
}

// BenchmarkExtract finds the facts of all dispatches, already analysed.
func BenchmarkExtract(b *testing.B) {
	a, all := whole(b), dispatches(b)
	var analysed []app.Reading
	for _, d := range all {
		o := d.options
		o.Facts, o.Analysis = false, true
		analysed = append(analysed, d.read(b, a, o))
	}
	x, err := extract.New()
	if err != nil {
		b.Fatal(err)
	}
	perWord(b, words(all), func() {
		for _, r := range analysed {
			if rec := x.Extract(r.Document, r.Text, r.Analysis); len(rec.Statements) == 0 {
				b.Fatalf("nothing is said in %s", r.Path)
			}
		}
	})
}

// BenchmarkPipeline reads all dispatches from file to printed record.
func BenchmarkPipeline(b *testing.B) {
	a, all := whole(b), dispatches(b)
	perWord(b, words(all), func() {
		for _, d := range all {
			if err := export.JSON(io.Discard, d.read(b, a, d.options).Record); err != nil {
				b.Fatal(err)
			}
		}
	})
}
