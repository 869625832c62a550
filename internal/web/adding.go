package web

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"readout"
	"readout/internal/app"
)

// largest is how many bytes may be added at once.
const largest = 32 << 20

// added is what came of adding.
type added struct {
	Documents []readout.DocumentID
	Failed    []string
}

// adding is the form by which documents are added.
func (s *Site) adding(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, "add", page{Title: "Add", Body: added{}})
}

// add reads what was pasted or sent as files, and adds it.
func (s *Site) add(w http.ResponseWriter, r *http.Request) {
	if s.Load == nil {
		http.Error(w, "nothing can be added here", http.StatusForbidden)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, largest)
	sources, err := sent(r)
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) || errors.Is(err, multipart.ErrMessageTooLarge) {
			http.Error(w, "that is too much at once: readout add takes it", http.StatusRequestEntityTooLarge)
			return
		}
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	program, err := s.Load()
	if err != nil {
		s.fail(w, err)
		return
	}
	given := func(name string) *string {
		if v := strings.TrimSpace(r.FormValue(name)); v != "" {
			return &v
		}
		return nil
	}
	o := app.Options{Facts: true, Title: given("title"), Publisher: given("publisher"), Published: given("published"), URL: given("url")}
	var body added
	err = program.Add(r.Context(), o, sources, s.desk.Store, "page", func(a app.Addition) error {
		if a.Err != nil {
			body.Failed = append(body.Failed, a.Err.Error())
		} else {
			body.Documents = append(body.Documents, a.Document.ID)
		}
		return nil
	})
	if err != nil {
		s.fail(w, err)
		return
	}
	s.show(w, r, "add", page{Title: "Add", Body: body})
}

// sent is what a request brings: a text, files, or both.
func sent(r *http.Request) ([]app.Source, error) {
	if err := r.ParseMultipartForm(4 << 20); err != nil {
		return nil, err
	}
	defer r.MultipartForm.RemoveAll()
	var out []app.Source
	of := func(name string, b []byte) {
		out = append(out, app.Source{Path: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }})
	}
	if t := r.FormValue("text"); strings.TrimSpace(t) != "" {
		of("pasted.txt", []byte(strings.ReplaceAll(t, "\r\n", "\n")))
	}
	for _, f := range r.MultipartForm.File["files"] {
		from, err := f.Open()
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(from)
		if err = errors.Join(err, from.Close()); err != nil {
			return nil, err
		}
		of(f.Filename, b)
	}
	if len(out) == 0 {
		return nil, errors.New("there is neither a text nor a file to add")
	}
	return out, nil
}
