// Package mail reads mails (EML): the body as one document, and each
// attachment as those of its own format. It keeps no state and may import
// ingest, text and the vocabulary.
package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/mail"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/net/html/charset"

	"readout"
	"readout/internal/ingest"
)

// Inner reads a file that stands inside another one.
type Inner func(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error

// Format is the format of mails.
type Format struct{ inner Inner }

// New is the format of mails whose attachments inner reads.
func New(inner Inner) Format { return Format{inner} }

// Name is EML.
func (Format) Name() string { return "EML" }

// Fits tells a mail by its first lines, of which two are fields that only
// mails have, or by its name.
func (Format) Fits(f ingest.File) bool {
	if strings.EqualFold(filepath.Ext(f.Name), ".eml") {
		return true
	}
	head, _, _ := bytes.Cut(bytes.ReplaceAll(f.Bytes[:min(len(f.Bytes), 8192)], []byte("\r"), nil), []byte("\n\n"))
	n := 0
	for line := range bytes.Lines(head) {
		name, _, ok := strings.Cut(string(line), ":")
		if ok && strings.Contains(" from to received message-id mime-version return-path delivered-to ", " "+strings.ToLower(name)+" ") {
			n++
		}
	}
	return n >= 2
}

// Read yields the body and then what the attachments hold, each under the name
// of its attachment. An attachment that cannot be read ends the mail with its
// error when the others were read. It fails with readout.ErrNotText for what
// is no mail and readout.ErrEmpty where no part has words.
func (m Format) Read(ctx context.Context, f ingest.File, yield func(ingest.Document) error) error {
	msg, err := mail.ReadMessage(bytes.NewReader(f.Bytes))
	if err != nil {
		return refuse(readout.ErrNotText, "this is no mail: "+err.Error(), "export it anew as EML")
	}
	parts, err := partsOf(header(msg.Header), msg.Body)
	if err != nil {
		return err
	}
	r := reading{Format: m, file: f, said: metaOf(msg.Header), yield: yield}
	for _, p := range parts {
		if err := r.part(ctx, p); err != nil {
			return err
		}
	}
	if r.count == 0 && len(r.failed) == 0 {
		return refuse(readout.ErrEmpty, "the mail has no text", "")
	}
	return errors.Join(r.failed...)
}

func header(h mail.Header) func(string) string { return h.Get }

// metaOf is what the fields of a mail say of it.
func metaOf(h mail.Header) readout.Document {
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	m := readout.Document{Kind: "report"}
	if s, err := words.DecodeHeader(h.Get("Subject")); err == nil && s != "" {
		s = strings.ToValidUTF8(s, "\uFFFD")
		m.Title = &s
	}
	p := mail.AddressParser{WordDecoder: &words}
	if from, err := p.ParseList(h.Get("From")); err == nil {
		for _, a := range from {
			name := a.Name
			if name == "" {
				name = a.Address
			}
			m.Authors = append(m.Authors, strings.ToValidUTF8(name, "\uFFFD"))
		}
	}
	if at, err := h.Date(); err == nil {
		day := at.Format(time.DateOnly)
		m.Published = &day
	}
	return m
}

func refuse(kind error, why, hint string) error {
	return &readout.Error{Op: "read", Err: fmt.Errorf("%w: %s", kind, why), Hint: hint}
}
