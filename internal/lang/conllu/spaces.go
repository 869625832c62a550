package conllu

import (
	"strings"
	"unicode"
)

// form is a token as a field: CoNLL-U allows single spaces only.
func form(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}

// escapes of UDPipe: https://ufal.mff.cuni.cz/udpipe/1/users-manual
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, " ", `\s`, "\t", `\t`, "\r", `\r`, "\n", `\n`, "|", `\p`).Replace(s)
}

func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\s`, " ", `\t`, "\t", `\r`, "\r", `\n`, "\n", `\p`, "|").Replace(s)
}
