package mail

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/net/html/charset"

	"readout"
)

// part is a part of a mail that holds no others.
type part struct {
	kind, charset, name string
	body                []byte // decoded, in UTF-8 where it is text
}

const (
	mostParts = 1000     // of one mail
	deepest   = 32       // parts inside each other
	largest   = 64 << 20 // bytes of all parts
)

var errMany = errors.New("too many parts, or too large")

// splitter takes a mail apart.
type splitter struct {
	parts []part
	left  int64 // bytes that may still come
}

// partsOf are the parts of a mail, of alternatives the best that can be read.
func partsOf(field func(string) string, body io.Reader) ([]part, error) {
	s := splitter{left: largest}
	if err := s.split(field, body, deepest); err != nil {
		kind := readout.ErrNotText
		if errors.Is(err, errMany) {
			kind = readout.ErrTooLarge
		}
		return nil, refuse(kind, "the mail cannot be taken apart: "+err.Error(), "export it anew, or save its attachments and read those")
	}
	return s.parts, nil
}

func (s *splitter) split(field func(string) string, body io.Reader, depth int) error {
	kind, params, err := mime.ParseMediaType(field("Content-Type"))
	if err != nil {
		kind, params = "text/plain", nil
	}
	if !strings.HasPrefix(kind, "multipart/") || params["boundary"] == "" {
		return s.leaf(kind, params, field, body)
	}
	if depth == 0 {
		return fmt.Errorf("%w: parts nested deeper than %d", errMany, deepest)
	}
	from := len(s.parts)
	for r := multipart.NewReader(body, params["boundary"]); ; {
		p, err := r.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if err := s.split(p.Header.Get, p, depth-1); err != nil {
			return err
		}
	}
	if kind == "multipart/alternative" {
		s.parts = append(s.parts[:from], best(s.parts[from:])...)
	}
	return nil
}

// best is of alternatives the plain one, else the last that is a text.
func best(all []part) []part {
	for _, kind := range []string{"text/plain", "text/"} {
		for i := len(all) - 1; i >= 0; i-- {
			if strings.HasPrefix(all[i].kind, kind) {
				return all[i : i+1]
			}
		}
	}
	return all
}

// leaf decodes a part.
func (s *splitter) leaf(kind string, params map[string]string, field func(string) string, body io.Reader) error {
	switch strings.ToLower(strings.TrimSpace(field("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	b, err := io.ReadAll(io.LimitReader(body, s.left+1))
	if err != nil {
		return err
	}
	if s.left -= int64(len(b)); s.left < 0 || len(s.parts) >= mostParts {
		return errMany
	}
	p := part{kind: kind, charset: params["charset"], name: nameOf(field, params), body: b}
	s.parts = append(s.parts, p)
	return nil
}

// nameOf is the file name of a part, or "" for a body.
func nameOf(field func(string) string, params map[string]string) string {
	disposition, d, err := mime.ParseMediaType(field("Content-Disposition"))
	name := params["name"]
	if err == nil && d["filename"] != "" {
		name = d["filename"]
	}
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if s, err := words.DecodeHeader(name); err == nil {
		name = s
	}
	if name == "" && disposition == "attachment" {
		name = "attachment"
	}
	return strings.ToValidUTF8(name, "\uFFFD")
}
