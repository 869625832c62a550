package account

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// cost is what hashing a password takes: argon2id with the parameters that the
// OWASP Password Storage Cheat Sheet gives first (19 MiB, 2 rounds, 1 lane).
type cost struct {
	memory, rounds uint32 // in KiB
	lanes          uint8
}

var usual = cost{memory: 19 << 10, rounds: 2, lanes: 1}

const saltBytes, hashBytes = 16, 32

// hash is a password as it is kept, in the format of the reference program of
// Argon2: $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH.
func hash(password string) string {
	salt := make([]byte, saltBytes)
	rand.Read(salt) // never fails, as its documentation has it
	return usual.kept(password, salt)
}

func (c cost) kept(password string, salt []byte) string {
	sum := argon2.IDKey([]byte(password), salt, c.rounds, c.memory, c.lanes, hashBytes)
	e := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.rounds, c.lanes, e.EncodeToString(salt), e.EncodeToString(sum))
}

// errKept is the error of a password that was kept in another way.
var errKept = errors.New("the password is kept in a way that this program does not know")

// verify tells whether a password is the one that was kept.
func verify(kept, password string) (bool, error) {
	parts := strings.Split(kept, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return false, errKept
	}
	var c cost
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.rounds, &c.lanes); err != nil || c.memory > 1<<20 || c.rounds == 0 || c.rounds > 100 || c.lanes == 0 {
		return false, errKept
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, errKept
	}
	return subtle.ConstantTimeCompare([]byte(c.kept(password, salt)), []byte(kept)) == 1, nil
}
