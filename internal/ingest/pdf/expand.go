package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"github.com/ledongthuc/pdf"
)

// expand writes the objects that stand packed in streams behind the others, so
// that every object stands by itself.
func (c *copied) expand(bud *budget) error {
	var wanted []int
	at := map[int]int{} // where an object stands among them
	for i, o := range c.objects {
		if _, ok := at[o.id]; !ok && bytes.Contains(c.head(i), []byte("ObjStm")) {
			at[o.id] = len(wanted)
			wanted = append(wanted, o.id)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	r, err := c.open(bud, wanted)
	if err != nil {
		return err
	}
	known := r.Trailer().Key("All")
	var all []object
	for _, o := range c.objects {
		all = append(all, o)
		i, ok := at[o.id]
		if !ok {
			continue
		}
		packed, err := c.packed(bud, known.Index(i))
		if err != nil {
			return err
		}
		all = append(all, packed...)
	}
	c.objects = all
	return nil
}

// head is how object i begins.
func (c *copied) head(i int) []byte {
	o := c.objects[i]
	end := min(o.offset+4096, len(c.bytes))
	if i+1 < len(c.objects) && c.objects[i+1].offset > o.offset {
		end = min(end, c.objects[i+1].offset)
	}
	return c.bytes[o.offset:end]
}

// packed writes the objects of a stream behind the others.
func (c *copied) packed(bud *budget, v pdf.Value) ([]object, error) {
	if v.Key("Type").Name() != "ObjStm" {
		return nil, nil
	}
	b, err := bud.unpack(v.Reader())
	if err != nil {
		return nil, err
	}
	first := int(v.Key("First").Int64())
	if first < 0 || first > len(b) {
		return nil, fmt.Errorf("packed objects begin at %d of %d bytes", first, len(b))
	}
	var all []object
	numbers := bytes.Fields(b[:first])
	for i := 0; i+1 < len(numbers); i += 2 {
		id, err1 := strconv.Atoi(string(numbers[i]))
		from, err2 := strconv.Atoi(string(numbers[i+1]))
		to := len(b) - first
		if i+3 < len(numbers) {
			to, _ = strconv.Atoi(string(numbers[i+3]))
		}
		if err1 != nil || err2 != nil || from < 0 || to < from || first+to > len(b) || !c.fits(id) {
			return nil, fmt.Errorf("object %q of a pack stands nowhere in it", numbers[i])
		}
		all = append(all, object{id, 0, len(c.bytes) + 1})
		if err := c.add(fmt.Appendf(nil, "\n%d 0 obj\n%s\nendobj\n", id, b[first+from:first+to]), bud); err != nil {
			return nil, err
		}
	}
	return all, nil
}

var catalog = regexp.MustCompile(`/Type\s*/Catalog\b`)

// findRoot finds the root of the file: what its trailer names, or where that
// is cut off, the last catalogue.
func (c *copied) findRoot() bool {
	last := c.last()
	c.root = lastRef(rootRef, c.bytes)
	if _, ok := last[c.root]; ok && c.root > 0 {
		return true
	}
	c.root = 0
	for i, o := range c.objects {
		if catalog.Match(c.head(i)) {
			c.root = o.id
		}
	}
	return c.root > 0
}
