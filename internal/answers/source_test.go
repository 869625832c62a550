package answers_test

import (
	"testing"

	"readout"
	"readout/internal/answers"
	"readout/internal/api/apitest"
	"readout/internal/store"
	"readout/text"
)

// TestUnreadSources: a document that was not read for facts is among those that
// a query picks where it has the words.
func TestUnreadSources(t *testing.T) {
	d, _ := apitest.Desk(t)
	words, err := text.New("Les pourparlers sur le bac reprendraient mardi.")
	if err != nil {
		t.Fatal(err)
	}
	french := "fr"
	doc := readout.Document{Authors: []string{}, Kind: "report", Language: &french, SHA256: words.SHA256(), Characters: words.Len()}
	doc.ID = store.DocumentID(doc)
	facts := readout.NewRecord()
	facts.Documents = []readout.Document{doc}
	if _, err := d.Store.Add(t.Context(), store.Entry{Document: doc, Text: words.String(), Facts: facts, Reader: "test"}); err != nil {
		t.Fatal(err)
	}
	for q, want := range map[string]bool{"pourparlers": true, "pourparlers ferry": false, "list:statements": false} {
		got, err := d.Sources(t.Context(), answers.Question{Query: q, Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, x := range got.Items {
			found = found || x.ID == doc.ID
		}
		if found != want {
			t.Errorf("%s: among the sources is %t", q, found)
		}
	}
}
