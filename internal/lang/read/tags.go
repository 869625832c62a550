package read

import (
	"strings"

	"readout/internal/lang/doc"
)

// tag gives each token its tags, features and lemma.
func (r *Reader) tag(toks []doc.Token, s string, w *work) {
	n := len(r.upos) + len(r.xpos) + len(r.feats) + len(r.lemma)
	w.tags = grow(w.tags, len(toks)*n)
	r.kernel.Linear(w.tags, w.words, len(toks), r.tags, &w.Scratch)
	for i := range toks {
		t, row := &toks[i], w.tags[i*n:][:n]
		t.UPOS, row = pick(r.upos, row)
		t.XPOS, row = pick(r.xpos, row)
		t.Feats, row = pick(r.feats, row)
		script, _ := pick(r.lemma, row)
		if t.Lemma = lemma(s[t.Start:t.End], script); t.UPOS == "VERB" {
			t.Lemma = verb(s[t.Start:t.End], t.Lemma)
		}
	}
}

// pick is the label with the best score, and the scores after these.
func pick(labels []string, scores []float32) (string, []float32) {
	return labels[argmax(scores[:len(labels)])], scores[len(labels):]
}

// joinClitics marks the tokens that are one orthographic word with the one
// before: "do|n't", "Kyiv|'s", "can|not".
func (r *Reader) joinClitics(toks []doc.Token, s string) {
	for i := 1; i < len(toks); i++ {
		t, before := &toks[i], toks[i-1]
		if t.Start != before.End || before.UPOS == "PUNCT" || before.UPOS == "SYM" {
			continue
		}
		t.Joined = joins(s[before.Start:before.End], s[t.Start:t.End], t.XPOS)
	}
}

var joined = map[string]string{"not": "can", "na": "gon wan", "ta": "got", "me": "gim lem"}

func joins(before, form, xpos string) bool {
	form = strings.ToLower(strings.ReplaceAll(form, "’", "'"))
	switch {
	case form == "'s" || form == "n't" || form == "nt" || form == "'" && xpos == "POS":
		return true
	case len(form) > 1 && form[0] == '\'' && len(form) <= 3:
		return xpos == "MD" || strings.HasPrefix(xpos, "VB") || xpos == "POS"
	}
	with, ok := joined[form]
	if ok {
		for _, b := range strings.Fields(with) {
			if strings.EqualFold(b, before) {
				return true
			}
		}
		return false
	}
	switch form {
	case "s", "m", "ve", "re", "ll":
		return xpos == "POS" || xpos == "MD" || strings.HasPrefix(xpos, "VB")
	}
	return false
}
