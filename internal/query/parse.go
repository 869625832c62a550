package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Parse reads a query. fold makes words alike that are to count as the same;
// the fields and texts of items are given folded in the same way. The error is
// an *Error.
func Parse(query string, fold func(string) string) (Expr, error) {
	p := &parser{in: []rune(query), fold: fold}
	e, err := p.any()
	if err != nil {
		return nil, err
	}
	if p.space(); p.at < len(p.in) {
		return nil, p.fault(p.at, "a ) without a ( before it")
	}
	return e, nil
}

// parser reads a query from left to right.
type parser struct {
	in   []rune
	at   int
	fold func(string) string
}

func (p *parser) fault(at int, format string, args ...interface{}) error {
	return &Error{Column: at + 1, What: fmt.Sprintf(format, args...)}
}

func (p *parser) space() {
	for p.at < len(p.in) && unicode.IsSpace(p.in[p.at]) {
		p.at++
	}
}

// word tells whether a keyword stands here, and steps over it.
func (p *parser) word(w string) bool {
	p.space()
	end := p.at + len(w)
	if end > len(p.in) || string(p.in[p.at:end]) != w || end < len(p.in) && !unicode.IsSpace(p.in[end]) && p.in[end] != '(' {
		return false
	}
	p.at = end
	return true
}

// any reads what is joined by OR.
func (p *parser) any() (Expr, error) {
	first, err := p.all()
	if err != nil {
		return nil, err
	}
	list := any{first}
	for p.word("OR") {
		e, err := p.all()
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	if len(list) == 1 {
		return first, nil
	}
	return list, nil
}

// all reads what stands side by side or is joined by AND.
func (p *parser) all() (Expr, error) {
	var list all
	for {
		p.space()
		before := p.at
		joined := p.word("AND")
		p.space()
		if p.at == len(p.in) || p.in[p.at] == ')' || !joined && p.ahead("OR") {
			switch {
			case joined:
				return nil, p.fault(before, "nothing stands behind AND")
			case len(list) == 0:
				return nil, p.fault(p.at, "something to look for is missing here")
			case len(list) == 1:
				return list[0], nil
			}
			return list, nil
		}
		if joined && len(list) == 0 {
			return nil, p.fault(before, "nothing stands before AND")
		}
		e, err := p.one()
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
}

// ahead tells whether a keyword stands here.
func (p *parser) ahead(w string) bool {
	at := p.at
	found := p.word(w)
	p.at = at
	return found
}

// one reads one condition, which a - or NOT before it turns round.
func (p *parser) one() (Expr, error) {
	if p.word("NOT") {
		p.space()
		return p.negated()
	}
	if p.in[p.at] == '-' && p.at+1 < len(p.in) && !unicode.IsSpace(p.in[p.at+1]) {
		p.at++
		return p.negated()
	}
	if p.in[p.at] == '(' {
		open := p.at
		p.at++
		e, err := p.any()
		if err != nil {
			return nil, err
		}
		if p.space(); p.at == len(p.in) {
			return nil, p.fault(open, "the ( is not closed")
		}
		p.at++
		return e, nil
	}
	return p.term()
}

func (p *parser) negated() (Expr, error) {
	if p.at == len(p.in) {
		return nil, p.fault(p.at, "something to look for is missing here")
	}
	e, err := p.one()
	return not{e}, err
}

// term reads words, a phrase, or a field with its value.
func (p *parser) term() (Expr, error) {
	start := p.at
	value, quoted, err := p.value(true)
	if err != nil {
		return nil, err
	}
	if !quoted && p.at < len(p.in) && p.in[p.at] == ':' {
		p.at++
		return p.field(strings.ToLower(value), start)
	}
	if folded := p.fold(value); folded != "" {
		return says{folded}, nil
	}
	return nil, p.fault(start, "%q has no letters or digits to look for", value)
}

// field reads the value of a field.
func (p *parser) field(name string, at int) (Expr, error) {
	i := slices.IndexFunc(Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return nil, p.fault(at, "there is no field %q: there are %s", name, fieldNames())
	}
	start := p.at
	if p.at == len(p.in) || unicode.IsSpace(p.in[p.at]) {
		return nil, p.fault(start, "a value is missing behind %s:", name)
	}
	value, _, err := p.value(false)
	if err != nil {
		return nil, err
	}
	if name == "date" {
		return p.date(value, start)
	}
	if of := Fields[i].Values; of != nil && !slices.Contains(of, strings.ToLower(value)) {
		return nil, p.fault(start, "%s is never %q: it is %s", name, value, strings.Join(of, ", "))
	}
	folded := p.fold(strings.ReplaceAll(value, "_", " "))
	if folded == "" {
		return nil, p.fault(start, "%q has no letters or digits to look for", value)
	}
	return has{name, folded}, nil
}

// date reads a day, month or year, or a range of them.
func (p *parser) date(value string, at int) (Expr, error) {
	from, to, ranged := strings.Cut(value, "..")
	if !ranged {
		to = from
	}
	for _, d := range []string{from, to} {
		if d != "" && !isDate(d) {
			return nil, p.fault(at, "%q is no date: write 2026, 2026-03 or 2026-03-04", d)
		}
	}
	if from == "" && to == "" {
		return nil, p.fault(at, "the range has no end")
	}
	return time{from, to}, nil
}

// isDate tells whether s is a year, a month or a day.
func isDate(s string) bool {
	for i, r := range s {
		if i == 4 || i == 7 {
			if r != '-' {
				return false
			}
		} else if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) == 4 || len(s) == 7 || len(s) == 10
}

// value reads a word or a phrase in quotation marks; a word ends at a space, at
// a bracket or, where it may be the name of a field, at a colon.
func (p *parser) value(field bool) (value string, quoted bool, err error) {
	start := p.at
	if p.in[p.at] == '"' {
		for p.at++; p.at < len(p.in); p.at++ {
			if p.in[p.at] == '"' {
				p.at++
				return string(p.in[start+1 : p.at-1]), true, nil
			}
		}
		return "", true, p.fault(start, "the \" is not closed")
	}
	for p.at < len(p.in) && !unicode.IsSpace(p.in[p.at]) && p.in[p.at] != '(' && p.in[p.at] != ')' && !(field && p.in[p.at] == ':') {
		p.at++
	}
	return string(p.in[start:p.at]), false, nil
}

func fieldNames() string {
	var names []string
	for _, f := range Fields {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
