package encoder

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout/internal/lang/nn"
)

// The program must cut texts exactly as training did: train/parity.py wrote
// what it makes of a few hard ones.
func TestUnitsAgreeWithTraining(t *testing.T) {
	b, err := os.ReadFile("testdata/units.json")
	if err != nil {
		t.Fatal(err)
	}
	var rows []struct {
		Text                             string
		Units                            [][2]int32
		Shape, Gap, Quote, Pieces, First []int32
	}
	if err := json.Unmarshal(b, &rows); err != nil {
		t.Fatal(err)
	}
	m, err := Embedded(nn.Best())
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		p := m.Pieces(row.Text)
		var got, want []string
		for i, u := range p.Units {
			got = append(got, line(row.Text, u.Start, u.End, int32(u.Shape), int32(u.Gap), int32(u.Quote), p.IDs[p.First[i]:p.First[i+1]]))
		}
		for i, u := range row.Units {
			want = append(want, line(row.Text, u[0], u[1], row.Shape[i], row.Gap[i], row.Quote[i], row.Pieces[row.First[i]:row.First[i+1]]))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%.40q: -training +program\n%s", row.Text, diff)
		}
	}
}

func line(s string, start, end, shape, gap, quote int32, ids []int32) string {
	b, _ := json.Marshal([]any{s[start:end], start, shape, gap, quote, ids})
	return string(b)
}
