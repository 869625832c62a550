package export

import (
	"slices"
	"strings"

	"readout"
)

// statementList is what was said, in the order of the record.
func (b *book) statementList() []entry {
	var list []entry
	for _, s := range b.rec.Statements {
		list = append(list, b.statement(s))
	}
	return list
}

// statement tells who does what, to whom and through whom, and the words.
func (b *book) statement(s readout.Statement) entry {
	anonymous, cue := "", ""
	if s.Source.Anonymous {
		anonymous = "(anonymous)"
	}
	if s.Cue != nil {
		cue = "“" + s.Cue.Quote + "”"
	}
	return entry{
		id: s.ID, head: head(run{b.speaker(s), strong}, run{anonymous, marked}, run{verb(s.Act), plain}, run{cue, dim}),
		notes: notes(
			join(" · ", b.words(s), after("to ", b.whoOr(s.Addressee)), after("via ", b.whoOr(s.Outlet)), when(s.Said)),
			after("relayed by ", strings.Join(b.relays(s), ", relayed by "))),
		words: quotes(s.Content), by: b.by(s.AccordingTo), at: slices.Concat(spanList(s.Cue), s.Content, s.Evidence),
	}
}

// speaker is the name of who speaks, or the words for them.
func (b *book) speaker(s readout.Statement) string {
	switch {
	case s.Source.Actor != nil:
		return b.name(*s.Source.Actor)
	case s.Source.Text != "":
		return strings.Join(strings.Fields(s.Source.Text), " ")
	}
	return "unnamed source"
}

// words are how the text names the speaker, when not by the name.
func (b *book) words(s readout.Statement) string {
	text := strings.Join(strings.Fields(s.Source.Text), " ")
	if s.Source.Actor == nil || text == "" {
		return ""
	}
	name, said := strings.ToLower(b.name(*s.Source.Actor)), strings.ToLower(text)
	if strings.Contains(name, said) || strings.Contains(said, name) {
		return ""
	}
	return "as “" + text + "”"
}

// relays are those who relayed the statement, the nearest first.
func (b *book) relays(s readout.Statement) []string {
	var by []string
	for seen := map[readout.ID]bool{s.ID: true}; s.Within != nil && !seen[*s.Within]; {
		seen[*s.Within] = true
		outer := b.statements[*s.Within]
		if outer == nil {
			break
		}
		by = append(by, b.speaker(*outer))
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
