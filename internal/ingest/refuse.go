package ingest

import (
	"fmt"

	"readout"
)

// Refuse makes a *readout.Error of reading that is kind for errors.Is, says
// why, and gives a hint, which may be empty.
func Refuse(kind error, why, hint string) error {
	return &readout.Error{Op: "read", Err: fmt.Errorf("%w: %s", kind, why), Hint: hint}
}
