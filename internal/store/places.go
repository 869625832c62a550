package store

import (
	"encoding/binary"
	"errors"
)

// errPlaces is the error for bytes that Pack did not make.
var errPlaces = errors.New("the places of a word are damaged")

// Pack keeps rising numbers in few bytes: each as its distance from the one
// before, in the variable-length code of encoding/binary.
func Pack(places []uint32) []byte {
	out := make([]byte, 0, len(places)+4)
	last := uint32(0)
	for _, p := range places {
		out = binary.AppendUvarint(out, uint64(p-last))
		last = p
	}
	return out
}

// Unpack takes back what Pack kept.
func Unpack(b []byte) ([]uint32, error) {
	out := make([]uint32, 0, len(b))
	last := uint32(0)
	for len(b) > 0 {
		d, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errPlaces
		}
		last += uint32(d)
		out, b = append(out, last), b[n:]
	}
	return out, nil
}
