package pdf

import (
	"bytes"
	stdlzw "compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"golang.org/x/image/tiff/lzw"

	"readout"
	"readout/internal/ingest"
)

var (
	filterOf   = regexp.MustCompile(`/Filter\s*(?:/(\w+)|\[([^\]]*)\])`)
	filterName = regexp.MustCompile(`/?(\w+)`)
	lengthOf   = regexp.MustCompile(`/Length\s+(\d{1,9})(\s+\d+\s+R)?`)
	parmsOf    = regexp.MustCompile(`/DecodeParms\s*(?:<<[^>]*>>|\[[^\]]*\]|\d+\s+\d+\s+R|null)`)
	predictor  = regexp.MustCompile(`/Predictor\s+(?:[2-9]|1\d)`)
	lateChange = regexp.MustCompile(`/EarlyChange\s+0`)
	picture    = regexp.MustCompile(`/Subtype\s*/Image\b`)
)

// unfilter writes the streams that are packed in ways which the library does
// not know behind the others, unpacked (ISO 32000-1, 7.4).
func (c *copied) unfilter(bud *budget) error {
	last := c.last()
	for i, o := range c.objects {
		dict, data := c.stream(i)
		names, ours := filters(dict)
		if last[o.id] != o || !ours || picture.Match(dict) || predictor.Match(dict) {
			continue
		}
		plain, err := bud.unpack(unpacker(data, names, !lateChange.Match(dict)))
		var told *readout.Error
		switch {
		case errors.As(err, &told) || bud.ctx.Err() != nil || bud.left < 0:
			return err
		case err != nil:
			continue // nobody may need it; the library tells where somebody does
		}
		if err := c.replace(o, parmsOf.ReplaceAll(filterOf.ReplaceAll(dict, nil), nil), plain, bud); err != nil {
			return err
		}
	}
	return nil
}

// add puts what was unpacked behind the others.
func (c *copied) add(b []byte, bud *budget) error {
	if c.added += int64(len(b)); c.added > bud.stream {
		return ingest.Refuse(readout.ErrTooLarge, fmt.Sprintf("its parts unpack to more than %d bytes", bud.stream), "print the file to a new PDF file")
	}
	c.bytes = append(c.bytes, b...)
	return nil
}

// stream is the dictionary of object i and the bytes behind it; nothing where
// it is no stream.
func (c *copied) stream(i int) (dict, data []byte) {
	head := c.head(i)
	at := bytes.Index(head, []byte("stream"))
	if end := bytes.Index(head, []byte("endobj")); at < 0 || end >= 0 && end < at {
		return nil, nil
	}
	begin := bytes.Index(head, []byte("obj")) + len("obj")
	dict, data = head[min(begin, at):at], c.bytes[c.objects[i].offset+at+len("stream"):]
	data = bytes.TrimPrefix(bytes.TrimPrefix(data, []byte("\r")), []byte("\n"))
	if m := lengthOf.FindSubmatch(dict); m != nil && len(m[2]) == 0 {
		n, _ := strconv.Atoi(string(m[1]))
		if n <= len(data) && bytes.HasPrefix(bytes.TrimLeft(data[n:], "\r\n "), []byte("endstream")) {
			return dict, data[:n]
		}
	}
	if end := bytes.Index(data, []byte("endstream")); end >= 0 {
		data = data[:end]
	}
	return dict, data
}

// filters are the names of a stream's filters; ours tells whether all can be
// unpacked here and the library does not know one of them.
func filters(dict []byte) (names []string, ours bool) {
	m := filterOf.FindSubmatch(dict)
	if m == nil {
		return nil, false
	}
	list := m[1]
	if list == nil {
		list = m[2]
	}
	for _, f := range filterName.FindAllSubmatch(list, -1) {
		switch name := string(f[1]); name {
		case "LZWDecode", "ASCIIHexDecode", "RunLengthDecode":
			names, ours = append(names, name), true
		case "FlateDecode", "ASCII85Decode":
			names = append(names, name)
		default:
			return nil, false
		}
	}
	return names, ours
}

// unpacker unpacks data through filters, in their order. early is how LZW
// widens its codes, one code early or not.
func unpacker(data []byte, filters []string, early bool) io.Reader {
	var r io.Reader = bytes.NewReader(data)
	for _, f := range filters {
		switch f {
		case "LZWDecode":
			if early {
				r = lzw.NewReader(r, lzw.MSB, 8)
			} else {
				r = stdlzw.NewReader(r, stdlzw.MSB, 8)
			}
		case "ASCIIHexDecode":
			r = &hexed{r: r}
		case "RunLengthDecode":
			r = &runs{r: r}
		case "ASCII85Decode":
			r = ascii85.NewDecoder(&until{r: r, end: '~'})
		case "FlateDecode":
			r = &opened{r: r}
		}
	}
	return r
}

// opened is what zlib unpacks, opened with the first byte that is read.
type opened struct{ r, z io.Reader }

func (o *opened) Read(p []byte) (int, error) {
	if o.z == nil {
		z, err := zlib.NewReader(o.r)
		if err != nil {
			return 0, err
		}
		o.z = z
	}
	return o.z.Read(p)
}
