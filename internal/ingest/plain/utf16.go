package plain

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"readout"
)

// byteOrder is that of the UTF-16 byte order mark at the head of b, nil when
// there is none.
func byteOrder(b []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return binary.BigEndian
	}
	return nil
}

// decodeUTF16 decodes what follows the byte order mark; half a character is
// an error, with its offset in the file.
func decodeUTF16(b []byte, order binary.ByteOrder) (string, error) {
	out := make([]byte, 0, len(b)/2)
	for i := 0; i < len(b); i += 2 {
		if i+1 == len(b) {
			return "", badUTF16(i)
		}
		r := rune(order.Uint16(b[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(b) {
				return "", badUTF16(i)
			}
			if r = utf16.DecodeRune(r, rune(order.Uint16(b[i+2:]))); r == utf8.RuneError {
				return "", badUTF16(i)
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out), nil
}

func badUTF16(at int) error {
	return refuse(readout.ErrNotText, fmt.Sprintf("invalid UTF-16 at byte %d", at+2), "save the file again, as UTF-8")
}
