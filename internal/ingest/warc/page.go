package warc

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strings"

	"readout"
	"readout/internal/ingest"
	"readout/internal/ingest/coding"
)

// PageLimit is the size in bytes over which a page is passed over.
const PageLimit = 16 << 20

// page is the web page of a response, or nil. It fails where the page is one
// that cannot be unpacked.
func page(r io.Reader, url string) (*ingest.File, error) {
	resp, err := http.ReadResponse(bufio.NewReader(r), nil)
	if err != nil {
		return nil, nil
	}
	defer resp.Body.Close()
	kind := resp.Header.Get("Content-Type")
	if resp.StatusCode != http.StatusOK || !strings.Contains(kind, "html") {
		return nil, nil
	}
	body, err := coding.Reader(resp.Body, resp.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, unreadable(url, err)
	}
	b, err := io.ReadAll(io.LimitReader(body, PageLimit+1))
	switch {
	case err != nil:
		return nil, unreadable(url, err)
	case len(b) > PageLimit:
		return nil, refuse(url, readout.ErrTooLarge, fmt.Sprintf("it unpacks to more than %d MB", PageLimit>>20))
	}
	return &ingest.File{Bytes: b, URL: url, Type: kind}, nil
}

func unreadable(url string, err error) error {
	return refuse(url, readout.ErrNotText, "it cannot be unpacked: "+err.Error())
}

// refuse makes an error of one page: the others were read.
func refuse(url string, kind error, why string) error {
	return &readout.Error{Op: "read", Path: url, Err: fmt.Errorf("%w: %s", kind, why), Hint: "the other pages of the crawl were read; get this one again"}
}
