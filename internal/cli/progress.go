package cli

import (
	"fmt"
	"io"
	"time"
)

// many is how many documents are worth a word on how far they are.
const many = 20

// every is how often: seldom where nobody watches.
func (p *Program) every() time.Duration {
	if p.ErrTerminal {
		return time.Second
	}
	return 10 * time.Second
}

// progress tells, in whole lines, how far the reading of many documents is.
type progress struct {
	w           io.Writer
	total, done int
	every       time.Duration
	now         func() time.Time
	began, told time.Time
}

// step counts a document.
func (p *progress) step() {
	p.done++
	if p.total < many {
		return
	}
	now := p.now()
	if p.began.IsZero() {
		p.began, p.told = now, now
	}
	if now.Sub(p.told) >= p.every && p.done < p.total {
		p.told = now
		fmt.Fprintf(p.w, "readout: %d of %d documents\n", p.done, p.total)
	}
	if p.done == p.total && now.Sub(p.began) >= p.every {
		fmt.Fprintf(p.w, "readout: %d documents in %s\n", p.total, now.Sub(p.began).Round(100*time.Millisecond))
	}
}
