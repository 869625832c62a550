package export

import (
	"strings"

	"readout"
)

// statementList writes what was said, in the order of the record.
func (p *page) statementList() {
	if len(p.rec.Statements) == 0 {
		return
	}
	p.section("Statements", len(p.rec.Statements))
	for i, s := range p.rec.Statements {
		if i > 0 {
			p.line()
		}
		p.statement(s)
	}
}

// statement writes who does what, to whom and through whom, and the words.
func (p *page) statement(s readout.Statement) {
	head := p.bold(p.speaker(s))
	if s.Source.Anonymous {
		head += " " + p.mark("(anonymous)")
	}
	how := p.dim(verb(s.Act))
	if s.Cue != nil {
		how += p.dim(" “" + s.Cue.Quote + "”")
	}
	p.entry("  "+head+"  "+how, p.where(spanList(s.Cue), s.Content, s.Evidence))
	p.under(4, join(" · ", p.words(s), after("to ", p.whoOr(s.Addressee)), after("via ", p.whoOr(s.Outlet)), when(s.Said)))
	p.under(4, after("relayed by ", strings.Join(p.relays(s), ", relayed by ")))
	p.under(6, quotes(s.Content))
}

// speaker is the name of who speaks, or the words for them.
func (p *page) speaker(s readout.Statement) string {
	switch {
	case s.Source.Actor != nil:
		return p.name(*s.Source.Actor)
	case s.Source.Text != "":
		return strings.Join(strings.Fields(s.Source.Text), " ")
	}
	return "unnamed source"
}

// words are how the text names the speaker, when not by the name.
func (p *page) words(s readout.Statement) string {
	text := strings.Join(strings.Fields(s.Source.Text), " ")
	if s.Source.Actor == nil || text == "" {
		return ""
	}
	name, said := strings.ToLower(p.name(*s.Source.Actor)), strings.ToLower(text)
	if strings.Contains(name, said) || strings.Contains(said, name) {
		return ""
	}
	return "as “" + text + "”"
}

// relays are those who relayed the statement, the nearest first.
func (p *page) relays(s readout.Statement) []string {
	var by []string
	for seen := map[readout.ID]bool{s.ID: true}; s.Within != nil && !seen[*s.Within]; {
		seen[*s.Within] = true
		outer := p.statements[*s.Within]
		if outer == nil {
			break
		}
		by = append(by, p.speaker(*outer))
		s = *outer
	}
	return by
}

func spanList(s *readout.Span) []readout.Span {
	if s == nil {
		return nil
	}
	return []readout.Span{*s}
}

// verb is what somebody does who makes a statement of that act.
func verb(a readout.Act) string {
	switch {
	case a == "":
		return "says"
	case a == readout.Deny:
		return "denies"
	case strings.HasSuffix(string(a), "s"):
		return string(a) + "es"
	}
	return string(a) + "s"
}
