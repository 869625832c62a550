// Package files finds the texts that a command line names: files as they
// are, folders with the texts in them. It keeps no state and may import
// ingest/plain and the vocabulary.
package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"readout"
	"readout/internal/ingest/plain"
)

// Find is the files under paths, in their order; those of a folder are
// sorted by name, folder by folder, and are the files whose name ends as that
// of a format does and those without an extension that begin as a text does. Hidden files and folders
// are left out, and what is named twice is found once; "-", which stands for
// standard input, and addresses of pages are kept as they are. For a path, folder or
// file that cannot be used there is an error, a *readout.Error; the others
// are found all the same.
func Find(paths []string) (found []string, failed []error) {
	f := finder{seen: map[string]bool{}}
	for _, p := range paths {
		f.root(p)
	}
	return f.found, f.failed
}

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Address tells whether a path is the address of a page.
func Address(path string) bool {
	return strings.HasPrefix(path, "https://") || strings.HasPrefix(path, "http://")
}

type finder struct {
	seen   map[string]bool
	found  []string
	failed []error
}

func (f *finder) root(path string) {
	if path == Stdin || Address(path) {
		f.add(path)
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		f.fail(path, err)
		return
	}
	if !info.IsDir() {
		f.add(path)
		return
	}
	before := len(f.found) + len(f.failed)
	seen := len(f.seen)
	f.folder(path)
	if len(f.found)+len(f.failed) == before && len(f.seen) == seen {
		f.failed = append(f.failed, &readout.Error{Op: "read", Path: path, Err: errNoTexts,
			Hint: "readout reads files whose name ends in .txt, .html, .md, .eml, .docx, .odt, .pdf, .zip, .tar, .tar.gz, .warc or .warc.gz, and text files without an extension"})
	}
}

var errNoTexts = errors.New("no text files in this folder")

func (f *finder) folder(path string) {
	entries, err := os.ReadDir(path)
	if err != nil {
		f.fail(path, err)
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		p := filepath.Join(path, e.Name())
		if e.IsDir() {
			f.folder(p)
		} else if wanted(p) {
			f.add(p)
		}
	}
}

func (f *finder) add(path string) {
	key := path
	if !Address(path) {
		key = filepath.Clean(path)
	}
	if !f.seen[key] {
		f.seen[key] = true
		f.found = append(f.found, path)
	}
}

// wanted tells whether a file in a folder is to be read. One that cannot be
// opened is: reading it will tell why.
func wanted(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".eml", ".docx", ".odt", ".pdf", ".zip", ".tar", ".tgz", ".warc":
		return true
	case ".gz":
		name := strings.ToLower(path)
		return strings.HasSuffix(name, ".tar.gz") || strings.HasSuffix(name, ".warc.gz")
	case "":
		return textual(path)
	}
	return false
}

func textual(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return true
	}
	defer file.Close()
	head := make([]byte, 512)
	n, err := io.ReadFull(file, head)
	return (err == nil || errors.Is(err, io.ErrUnexpectedEOF)) && plain.Looks(head[:n])
}

// fail keeps an error of the file system, without the path that it repeats.
func (f *finder) fail(path string, err error) {
	f.failed = append(f.failed, Failure(path, err))
}

// Failure is the error of opening or reading a file, for a person: the cause
// without the path that the system repeats, and what to do.
func Failure(path string, err error) *readout.Error {
	var e *readout.Error
	if errors.As(err, &e) {
		return &readout.Error{Op: e.Op, Path: path, Err: e.Err, Hint: e.Hint}
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	hint := ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = "check the path; relative paths start at the current folder"
	case errors.Is(err, fs.ErrPermission):
		hint = "check that you may read it: ls -l"
	}
	return &readout.Error{Op: "read", Path: path, Err: err, Hint: hint}
}
