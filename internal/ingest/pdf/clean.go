package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/ledongthuc/pdf"
)

// file is a PDF file that is open.
type file struct {
	*pdf.Reader
	size   int // in bytes
	budget *budget
	crypt  *crypt                      // nil where it is not encrypted
	fonts  map[string]map[string]*font // of a dictionary of fonts, as it is written
}

// open makes a plain copy of a file and opens that. The copy holds the last
// definition of each object and a table of them that is right, whatever the
// tables of the file are; so files that are cut off, that have bytes before or
// behind, or whose tables go round in circles are all read alike.
func open(ctx context.Context, b []byte) (*file, error) {
	bud := newBudget(ctx, len(b))
	c := copied{bytes: slices.Clip(b), objects: objects(b)}
	steps := []func(*budget) error{c.unfilter, c.expand}
	if encrypted.Match(b) {
		steps = append([]func(*budget) error{c.decrypt}, steps...)
	}
	for _, step := range steps {
		if err := bud.guard(func() error { return step(bud) }); err != nil {
			return nil, err
		}
	}
	if !c.findRoot() {
		return nil, damaged("it has no list of its pages; it may be cut off")
	}
	var f *file
	err := bud.guard(func() error {
		r, err := c.open(bud, nil)
		f = &file{r, len(b), bud, c.crypt, map[string]map[string]*font{}}
		return err
	})
	return f, err
}

var (
	rootRef  = regexp.MustCompile(`/Root\s+(\d{1,7})\s+\d+\s+R`)
	infoRef  = regexp.MustCompile(`/Info\s+(\d{1,7})\s+\d+\s+R`)
	objectAt = regexp.MustCompile(`(?:^|[^0-9])(\d{1,7})\s+(\d{1,5})\s+obj\b`)
)

// lastRef is the number of the object that the last match names, or 0.
func lastRef(re *regexp.Regexp, b []byte) int {
	n := 0
	for m := re.FindSubmatchIndex(b); m != nil; m = re.FindSubmatchIndex(b) {
		n, _ = strconv.Atoi(string(b[m[2]:m[3]]))
		b = b[m[1]:]
	}
	return n
}

// object is one of the file, and where it begins.
type object struct{ id, gen, offset int }

// objects are those of a file in its order.
func objects(b []byte) []object {
	var all []object
	for at := 0; ; {
		m := objectAt.FindSubmatchIndex(b[at:])
		if m == nil {
			return all
		}
		id, _ := strconv.Atoi(string(b[at+m[2] : at+m[3]]))
		gen, _ := strconv.Atoi(string(b[at+m[4] : at+m[5]]))
		if c := (copied{bytes: b}); c.fits(id) {
			all = append(all, object{id, gen, at + m[2]})
		}
		at = behind(b, at+m[1])
	}
}

// behind is where the object that begins at ends: its stream is jumped over,
// since anything may stand in it.
func behind(b []byte, at int) int {
	head := b[at:]
	if end := bytes.Index(head, []byte("endobj")); end >= 0 {
		head = head[:end]
	}
	stream := bytes.Index(head, []byte("stream"))
	if stream < 0 || objectAt.Match(head[:stream]) {
		return at
	}
	if end := bytes.Index(b[at+stream:], []byte("endstream")); end >= 0 {
		return at + stream + end
	}
	return at
}

// copied is the copy in the making.
type copied struct {
	bytes   []byte
	objects []object
	root    int
	crypt   *crypt // nil where it is not encrypted
	added   int64  // bytes that were unpacked behind the others
}

// fits tells whether an object may have a number: the library keeps a table as
// long as the largest.
func (c *copied) fits(id int) bool { return id > 0 && id <= len(c.bytes)/4+1<<16 }

// last are the last definitions of the objects, by their numbers.
func (c *copied) last() map[int]object {
	last := map[int]object{}
	for _, o := range c.objects {
		last[o.id] = o
	}
	return last
}

// ids are the numbers of the objects, in their order.
func (c *copied) ids() []int { return slices.Sorted(maps.Keys(c.last())) }

// open opens the copy, whose trailer holds the objects of these numbers under
// "All".
func (c *copied) open(bud *budget, wanted []int) (*pdf.Reader, error) {
	last, ids := c.last(), c.ids()
	head := []byte("%PDF-1.7\n")
	start := len(head) + len(c.bytes) + 1
	tail := []byte("\nxref\n")
	for _, id := range ids {
		tail = fmt.Appendf(tail, "%d 1\n%010d %05d n \n", id, last[id].offset+len(head), last[id].gen)
	}
	top := 0
	if len(ids) > 0 {
		top = ids[len(ids)-1]
	}
	tail = fmt.Appendf(tail, "trailer\n<< /Size %d /Root %d %d R /Info %d 0 R /All [", top+1, c.root, last[c.root].gen, lastRef(infoRef, c.bytes))
	for _, id := range wanted {
		tail = fmt.Appendf(tail, "%d %d R ", id, last[id].gen)
	}
	tail = fmt.Appendf(tail, "] >>\nstartxref\n%d\n%%%%EOF\n", start)
	return pdf.NewReader(counted{parts{head, c.bytes, tail}, bud}, int64(len(head)+len(c.bytes)+len(tail)))
}

// parts are bytes that stand one behind the other.
type parts [][]byte

// ReadAt implements io.ReaderAt.
func (p parts) ReadAt(b []byte, off int64) (n int, err error) {
	for _, part := range p {
		if skip := min(off, int64(len(part))); off > 0 {
			part, off = part[skip:], off-skip
		}
		n += copy(b[n:], part)
	}
	if n < len(b) {
		err = io.EOF
	}
	return n, err
}
