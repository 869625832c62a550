package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestPacked: the places of a word come back as they were.
func TestPacked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := []uint32{}
		for _, step := range rapid.SliceOf(rapid.Uint32Range(1, 1<<20)).Draw(t, "steps") {
			last := uint32(0)
			if len(places) > 0 {
				last = places[len(places)-1]
			}
			places = append(places, last+step)
		}
		got, err := Unpack(Pack(places))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(places, got); d != "" {
			t.Fatal(d)
		}
	})
}

// TestDamaged: bytes that were not packed are refused.
func TestDamaged(t *testing.T) {
	if _, err := Unpack([]byte{0xff}); err == nil {
		t.Error("half a number was taken")
	}
}
