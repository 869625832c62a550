package readout

import "errors"

// The kinds of failure that a caller may tell apart with errors.Is.
var (
	ErrNotText   = errors.New("not a text")
	ErrEmpty     = errors.New("empty")
	ErrTooLarge  = errors.New("too large")
	ErrLanguage  = errors.New("language not read")
	ErrModelFile = errors.New("unusable model file")
)

// Error says what happened, where, and what a person can do about it.
type Error struct {
	Op   string // what was being done: "read", "open model"
	Path string // the file, or "" when there is none
	Err  error
	Hint string // what to do, a sentence for a person; may be empty
}

func (e *Error) Error() string {
	s := e.Op
	if e.Path != "" {
		s += " " + e.Path
	}
	return s + ": " + e.Err.Error()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }
