package pdf

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/ledongthuc/pdf"

	"readout"
	"readout/internal/ingest"
)

var (
	encrypted  = regexp.MustCompile(`/Encrypt(?:\s+(\d{1,7})\s+\d+\s+R|\s*<<)`)
	idOf       = regexp.MustCompile(`/ID\s*\[`)
	tables     = regexp.MustCompile(`/Type\s*/XRef\b`)
	unreadable = "save a copy without protection, for example: qpdf --decrypt --password=PASSWORD FILE READABLE.pdf"
)

// decrypt writes the streams of an encrypted file in the clear behind the
// others, where its password is empty. Strings stay as they are.
func (c *copied) decrypt(bud *budget) error {
	l, err := c.lock(bud)
	if err == nil {
		c.crypt, err = l.open()
	}
	if err != nil {
		return ingest.Refuse(readout.ErrNotText, "the PDF file is encrypted: "+err.Error(), unreadable)
	}
	last := c.last()
	for i, o := range c.objects {
		dict, data := c.stream(i)
		if last[o.id] != o || dict == nil || tables.Match(dict) || picture.Match(dict) {
			continue
		}
		if err := bud.spend(len(data)); err != nil {
			return err
		}
		if err := c.replace(o, dict, c.crypt.decrypt(o.id, o.gen, data), bud); err != nil {
			return err
		}
	}
	return nil
}

// replace writes a stream anew behind the others.
func (c *copied) replace(o object, dict, data []byte, bud *budget) error {
	head := lengthOf.ReplaceAll(dict, fmt.Appendf(nil, "/Length %d", len(data)))
	at := object{o.id, o.gen, len(c.bytes) + 1}
	if err := c.add(fmt.Appendf(nil, "\n%d %d obj\n%sstream\n%s\nendstream\nendobj\n", o.id, o.gen, head, data), bud); err != nil {
		return err
	}
	c.objects = append(c.objects, at)
	return nil
}

// lock is how the file is encrypted.
func (c *copied) lock(bud *budget) (lock, error) {
	m := encrypted.FindSubmatchIndex(c.bytes)
	id := 0
	if m[2] >= 0 {
		id, _ = strconv.Atoi(string(c.bytes[m[2]:m[3]]))
	} else { // it stands in the trailer
		for have := range c.last() {
			id = max(id, have)
		}
		id++
		l := lexer{b: c.bytes, at: m[1] - len("<<")}
		l.next()
		at := object{id, 0, len(c.bytes) + 1}
		if err := c.add(fmt.Appendf(nil, "\n%d 0 obj\n%s\nendobj\n", id, c.bytes[m[1]-len("<<"):l.at]), bud); err != nil {
			return lock{}, err
		}
		c.objects = append(c.objects, at)
	}
	if _, ok := c.last()[id]; !ok {
		return lock{}, errCipher
	}
	r, err := c.open(bud, []int{id})
	if err != nil {
		return lock{}, err
	}
	return lockOf(r.Trailer().Key("All").Index(0), c.id()), nil
}

// id is the first part of the file's own id.
func (c *copied) id() []byte {
	for _, m := range idOf.FindAllIndex(c.bytes, -1) {
		l := lexer{b: c.bytes, at: m[1] - 1}
		v, _ := l.next()
		if all, ok := v.([]any); ok && len(all) > 0 {
			if s, ok := all[0].(string); ok {
				return []byte(s)
			}
		}
	}
	return nil
}

// lockOf reads the dictionary of encryption.
func lockOf(v pdf.Value, id []byte) lock {
	raw := func(key string) []byte { return []byte(v.Key(key).RawString()) }
	l := lock{version: int(v.Key("V").Int64()), revision: int(v.Key("R").Int64()), bits: int(v.Key("Length").Int64()), id: id,
		owner: raw("O"), user: raw("U"), userKey: raw("UE"), permissions: uint32(v.Key("P").Int64()), method: "V2"}
	if l.bits == 0 {
		l.bits = 40
	}
	if m := v.Key("EncryptMetadata"); m.Kind() == pdf.Bool && !m.Bool() {
		l.bareMetadata = true
	}
	if l.version >= 4 {
		l.bits = 128
		l.method = "None"
		if name := v.Key("StmF").Name(); name != "" && name != "Identity" {
			l.method = v.Key("CF").Key(name).Key("CFM").Name()
		}
	}
	if v.Key("Filter").Name() != "Standard" {
		l.revision = 0 // nobody knows it
	}
	return l
}
