package plain

import (
	"context"

	"readout"
	"readout/internal/ingest"
)

// Format is the format of plain text. Its documents have no places: their
// canonical text is the file.
type Format struct{}

// Name is plain text.
func (Format) Name() string { return "plain text" }

// Fits tells whether the file begins as a text does.
func (Format) Fits(f ingest.File) bool { return Looks(f.Bytes[:min(len(f.Bytes), 512)]) }

// Read yields the text as one document; its errors are those of Decode.
func (Format) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t, err := Decode(f.Bytes)
	if err != nil {
		return err
	}
	return yield(ingest.Document{Text: t, Format: Format{}.Name(), Meta: readout.Document{Kind: "report"}})
}
