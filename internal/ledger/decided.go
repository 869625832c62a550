package ledger

import (
	"slices"

	"readout"
)

// Pair is two items that a person joined or parted.
type Pair struct{ A, B readout.ID }

// Decided is which decisions stand: what is undone does not, and of two about
// the same pair the later one does.
type Decided struct {
	Joined, Parted []Pair
	Retracted      map[readout.ID]readout.Decision
	Approved       map[readout.ID]readout.Decision  // what was retracted after it is not; what was corrected is
	Corrected      map[readout.ID]map[string]string // by field
}

// Decide reads what stands out of all decisions, in their order.
func Decide(all []readout.Decision) Decided {
	out := Decided{Retracted: map[readout.ID]readout.Decision{}, Approved: map[readout.ID]readout.Decision{}, Corrected: map[readout.ID]map[string]string{}}
	last := map[Pair]readout.DecisionKind{}
	var order []Pair
	undone := undone(all)
	for _, d := range all {
		if undone[d.Number] {
			continue
		}
		switch d.Kind {
		case readout.Join, readout.Part:
			p := pair(d.A, d.B)
			if last[p] == "" {
				order = append(order, p)
			}
			last[p] = d.Kind
		case readout.Retract:
			out.Retracted[d.A] = d
			delete(out.Approved, d.A)
		case readout.Approve:
			out.Approved[d.A] = d
			delete(out.Retracted, d.A)
		case readout.Correct:
			if out.Corrected[d.A] == nil {
				out.Corrected[d.A] = map[string]string{}
			}
			out.Corrected[d.A][d.Field] = d.Value
			out.Approved[d.A] = d
			delete(out.Retracted, d.A)
		}
	}
	for _, p := range order {
		if last[p] == readout.Join {
			out.Joined = append(out.Joined, p)
		} else {
			out.Parted = append(out.Parted, p)
		}
	}
	return out
}

// Standing tells of the number of each decision whether no other undid it.
func Standing(all []readout.Decision) map[int]bool {
	gone, out := undone(all), map[int]bool{}
	for _, d := range all {
		out[d.Number] = !gone[d.Number]
	}
	return out
}

// undone are the numbers of the decisions that do not stand: an undoing can
// itself be undone, so that they are read from the last to the first.
func undone(all []readout.Decision) map[int]bool {
	out := map[int]bool{}
	for _, d := range slices.Backward(all) {
		if d.Kind == readout.Undo && !out[d.Number] {
			out[d.Undoes] = true
		}
	}
	return out
}

// pair is two items in the order of their ids.
func pair(a, b readout.ID) Pair {
	if b < a {
		a, b = b, a
	}
	return Pair{a, b}
}
