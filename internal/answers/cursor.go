package answers

import (
	"encoding/base64"
	"encoding/json"
	"slices"

	"readout"
)

// cursor is a place in a list: behind which item, and behind how many. Where
// documents were added meanwhile, the item tells where to go on.
type cursor struct {
	List  string     `json:"l"`
	After int        `json:"a"`
	Last  readout.ID `json:"i"`
}

// around is how far from its number the item of a cursor is looked for.
const around = 200

// String is the cursor as programs are given it.
func (c cursor) String() string {
	body, err := json.Marshal(c)
	if err != nil {
		return "" // strings and a number always can be
	}
	return base64.RawURLEncoding.EncodeToString(body)
}

// readCursor reads the cursor of a list; that of "" is its beginning.
func readCursor(s, list string) (cursor, error) {
	c := cursor{List: list}
	if s == "" {
		return c, nil
	}
	body, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(body, &c)
	}
	if err != nil || c.List != list || c.After < 0 || c.After > 1<<40 {
		return c, wrong("cursor", "it is not one of this list", "take it from the answer before, or leave it out to begin anew")
	}
	return c, nil
}

// window is which of some ids, which begin behind from others, stand behind the
// cursor, at most limit of them, and the cursor of what follows, if anything
// does: more tells whether there is something behind the ids.
func (c cursor) window(ids []readout.ID, from, limit int, more bool) (lo, hi int, next *string) {
	lo = min(c.After-from, len(ids))
	if i := slices.Index(ids, c.Last); i >= 0 {
		lo = i + 1
	}
	hi = min(lo+limit, len(ids))
	if hi == lo || hi == len(ids) && !more {
		return lo, hi, nil
	}
	s := cursor{List: c.List, After: from + hi, Last: ids[hi-1]}.String()
	return lo, hi, &s
}
