package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"slices"
)

// lock is what a file says of how it is encrypted (ISO 32000-2, 7.6.4).
type lock struct {
	version, revision int
	bits              int    // of the key
	owner, user       []byte // O and U
	userKey           []byte // UE
	permissions       uint32
	id                []byte // of the file
	method            string // of the streams: "V2", "AESV2", "AESV3", "None"
	bareMetadata      bool
}

// crypt decrypts the parts of a file.
type crypt struct {
	key    []byte
	method string
}

var (
	errPassword = errors.New("it opens with a password only")
	errCipher   = errors.New("in a way that is not known here")
)

// pad stands behind a password that is shorter.
var pad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// open opens the lock with the empty password, which files have that may be
// read by everybody and not printed or changed.
func (l lock) open() (*crypt, error) {
	switch {
	case !slices.Contains([]string{"V2", "AESV2", "AESV3", "None"}, l.method):
		return nil, errCipher
	case l.method == "AESV3" && (l.revision == 5 || l.revision == 6) && len(l.user) >= 48 && len(l.userKey) >= 32:
		return l.open256()
	case l.method != "AESV3" && l.revision >= 2 && l.revision <= 4 && len(l.owner) >= 32 && len(l.user) >= 32 && l.bits >= 40 && l.bits <= 128:
		return l.open128()
	}
	return nil, errCipher
}

// open128 makes the key of revisions 2 to 4 (algorithm 2) and checks it
// (algorithms 4 and 5).
func (l lock) open128() (*crypt, error) {
	parts := [][]byte{pad, l.owner[:32], binary.LittleEndian.AppendUint32(nil, l.permissions), l.id}
	if l.revision == 4 && l.bareMetadata {
		parts = append(parts, []byte{0xff, 0xff, 0xff, 0xff})
	}
	n := l.bits / 8
	if l.revision == 2 {
		n = 5
	}
	sum := md5.Sum(bytes.Join(parts, nil))
	if l.revision >= 3 {
		for range 50 {
			sum = md5.Sum(sum[:n])
		}
	}
	key := sum[:n]
	want, rounds := pad, 1
	if l.revision >= 3 {
		hash := md5.Sum(append(bytes.Clone(pad), l.id...))
		want, rounds = hash[:], 20
	}
	for i := range rounds {
		turned := bytes.Clone(key)
		for j := range turned {
			turned[j] ^= byte(i)
		}
		want = stream(turned, want)
	}
	if !bytes.HasPrefix(l.user, want) {
		return nil, errPassword
	}
	return &crypt{key, l.method}, nil
}

// open256 makes the key of revisions 5 and 6 (algorithms 2.A and 11).
func (l lock) open256() (*crypt, error) {
	hash := func(salt []byte) []byte { s := sha256.Sum256(salt); return s[:] }
	if l.revision == 6 {
		hash = hash6
	}
	if !bytes.Equal(hash(l.user[32:40]), l.user[:32]) {
		return nil, errPassword
	}
	block, err := aes.NewCipher(hash(l.user[40:48]))
	if err != nil {
		return nil, err
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, l.userKey[:32])
	return &crypt{key, l.method}, nil
}

// hash6 is the hash of revision 6 for the empty password (algorithm 2.B).
func hash6(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	for i := 0; ; i++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, c := range e[:16] {
			rest += int(c)
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		case 2:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if i >= 63 && int(e[len(e)-1]) <= i-31 {
			return k[:32]
		}
	}
}

// decrypt is b, a string or stream of an object, in the clear (algorithms 1 and
// 1.A).
func (c *crypt) decrypt(id, gen int, b []byte) []byte {
	switch c.method {
	case "None":
		return b
	case "AESV3":
		return unchain(c.key, b)
	}
	salted := append(bytes.Clone(c.key), byte(id), byte(id>>8), byte(id>>16), byte(gen), byte(gen>>8))
	if c.method == "AESV2" {
		salted = append(salted, "sAlT"...)
	}
	sum := md5.Sum(salted)
	key := sum[:min(len(c.key)+5, len(sum))]
	if c.method == "AESV2" {
		return unchain(key, b)
	}
	return stream(key, b)
}

// stream is b through RC4.
func stream(key, b []byte) []byte {
	out := make([]byte, len(b))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, b)
	}
	return out
}

// unchain is b through AES in chained blocks, without the first block, which
// starts the chain, and the padding. What is no whole block is left out.
func unchain(key, b []byte) []byte {
	b = b[:len(b)/aes.BlockSize*aes.BlockSize]
	block, err := aes.NewCipher(key)
	if err != nil || len(b) < 2*aes.BlockSize {
		return nil
	}
	out := make([]byte, len(b)-aes.BlockSize)
	cipher.NewCBCDecrypter(block, b[:aes.BlockSize]).CryptBlocks(out, b[aes.BlockSize:])
	if n := int(out[len(out)-1]); n >= 1 && n <= aes.BlockSize {
		out = out[:len(out)-n]
	}
	return out
}
