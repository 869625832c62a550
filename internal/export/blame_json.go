package export

import (
	"io"

	"readout"
	"readout/internal/draft"
)

type historyJSON struct {
	Versions []historyVersionJSON `json:"versions"`
	Points   []lifeJSON           `json:"points"`
}

type historyVersionJSON struct {
	Document readout.Document `json:"document"`
	Count    int              `json:"count"`
}

type lifeJSON struct {
	Number  string              `json:"number"`
	Span    readout.Span        `json:"span"`
	Entered readout.DocumentID  `json:"entered"`
	Left    *readout.DocumentID `json:"left"` // null where the last version has it
	Changes []lifeChangeJSON    `json:"changes"`
	Origins []originJSON        `json:"origins"`
	Edits   []editJSON          `json:"edits"` // as the versions' own files track them
	Reports []draft.Report      `json:"reports"`
	Clashes []string            `json:"contradictions"`
}

type editJSON struct {
	Document readout.DocumentID `json:"document"`
	Item     readout.ID         `json:"item"`
	Action   string             `json:"action"` // added, removed, replaced
	By       string             `json:"by"`
	When     string             `json:"when"` // as the file has it
	Words    string             `json:"words"`
	Replaces string             `json:"replaces"`
}

type originJSON struct {
	Document readout.DocumentID `json:"document"` // the version that the words came in with
	Span     readout.Span       `json:"span"`     // where they stand now
}

type lifeChangeJSON struct {
	Document readout.DocumentID `json:"document"`
	Kind     draft.Kind         `json:"kind"`
	Moved    bool               `json:"moved"`
	From     []string           `json:"from"` // the numbers before
}

// BlameJSON writes the life of a draft's points as one JSON object, indented
// by one space.
func BlameJSON(w io.Writer, h *draft.History) error {
	out := historyJSON{Versions: []historyVersionJSON{}, Points: []lifeJSON{}}
	for _, v := range h.Versions {
		out.Versions = append(out.Versions, historyVersionJSON{v.Document, v.Paper.Count()})
	}
	for _, l := range h.Points {
		x := lifeJSON{Number: l.Number, Span: l.Words, Entered: h.Versions[l.Entered].Document.ID, Changes: []lifeChangeJSON{}, Origins: []originJSON{}, Edits: []editJSON{},
			Reports: append([]draft.Report{}, l.Reports...), Clashes: append([]string{}, l.Clashes...)}
		if l.Left >= 0 {
			x.Left = &h.Versions[l.Left].Document.ID
		}
		for _, c := range l.Changes {
			x.Changes = append(x.Changes, lifeChangeJSON{h.Versions[c.Version].Document.ID, c.Kind, c.Moved, c.From})
		}
		for _, e := range l.Edits {
			x.Edits = append(x.Edits, editJSON{h.Versions[e.Version].Document.ID, e.Item, e.Action, e.By, e.When, e.Words, e.Replaces})
		}
		for _, o := range l.Origins {
			x.Origins = append(x.Origins, originJSON{h.Versions[o.Version].Document.ID, o.Span})
		}
		out.Points = append(out.Points, x)
	}
	return indented(w, out)
}
