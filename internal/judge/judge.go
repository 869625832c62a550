// Package judge takes the small decisions that are learned from marked
// reports: what is done in a statement, whether an attribution is one. A model
// is multinomial logistic regression over named features; its table of weights
// is text that a person can read. It imports nothing of the project. A Model is
// immutable and serves any number of goroutines.
package judge

import (
	"bufio"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Model is one decision: its classes, and of each feature a weight a class.
type Model struct {
	Classes []string
	weights map[string][]float32
}

// bias is the feature that every case has.
const bias = "-"

// Parse reads a table: a line "# CLASS CLASS ...", then a line a feature, its
// name and its weights apart by tabs. The feature "-" is had by every case.
// An error names the line.
func Parse(table string) (*Model, error) {
	m := &Model{weights: map[string][]float32{}}
	lines := bufio.NewScanner(strings.NewReader(table))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if n == 1 {
			classes, ok := strings.CutPrefix(line, "# ")
			if !ok {
				return nil, fmt.Errorf("line 1: %q does not name the classes after %q", line, "# ")
			}
			m.Classes = strings.Fields(classes)
			continue
		}
		if err := m.feature(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if len(m.Classes) < 2 {
		return nil, fmt.Errorf("%d classes: a decision needs two or more", len(m.Classes))
	}
	return m, lines.Err()
}

func (m *Model) feature(line string) error {
	name, rest, _ := strings.Cut(line, "\t")
	fields := strings.Split(rest, "\t")
	if len(fields) != len(m.Classes) {
		return fmt.Errorf("feature %q has %d weights for %d classes", name, len(fields), len(m.Classes))
	}
	w := make([]float32, len(fields))
	for i, f := range fields {
		v, err := strconv.ParseFloat(f, 32)
		if err != nil {
			return fmt.Errorf("feature %q: %w", name, err)
		}
		w[i] = float32(v)
	}
	m.weights[name] = w
	return nil
}

// Odds are the probabilities of the classes, in their order, for a case with
// some features; each counts once, and those that the table lacks count nothing.
func (m *Model) Odds(features []string) []float64 {
	score := make([]float64, len(m.Classes))
	seen := make(map[string]bool, len(features))
	add := func(f string) {
		if seen[f] {
			return
		}
		seen[f] = true
		for i, w := range m.weights[f] {
			score[i] += float64(w)
		}
	}
	add(bias)
	for _, f := range features {
		add(f)
	}
	top := score[0]
	for _, s := range score {
		top = max(top, s)
	}
	sum := 0.0
	for i, s := range score {
		score[i] = math.Exp(s - top)
		sum += score[i]
	}
	for i := range score {
		score[i] /= sum
	}
	return score
}

// Best is the likeliest class, the first of equals.
func (m *Model) Best(features []string) string {
	best, odds := 0, m.Odds(features)
	for i, o := range odds {
		if o > odds[best] {
			best = i
		}
	}
	return m.Classes[best]
}
