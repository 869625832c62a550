package draft

import (
	"slices"
	"strconv"
	"strings"
)

// suffixes is how many numbers "3", "3a", "3bis" have room for between 3 and 4.
const suffixes = 32

// spelled are numbers as words, from one and from first.
var spelled = [...][]string{
	{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"},
	{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"},
}

// wordValue is the value of a number in words, or 0.
func wordValue(s string) int {
	for _, list := range spelled {
		if i := slices.Index(list, strings.ToLower(s)); i >= 0 {
			return (i + 1) * suffixes
		}
	}
	return 0
}

// arabicValue is the value of "12", "12a" or "12 bis": 12 and a suffix, in
// steps of 1/suffixes; 0 where it is none.
func arabicValue(s string) int {
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz ")
	n, err := strconv.Atoi(digits)
	if err != nil || n > 999 {
		return 0
	}
	switch rest := strings.TrimSpace(s[len(digits):]); {
	case rest == "":
		return n * suffixes
	case rest == "bis":
		return n*suffixes + 2
	case rest == "ter":
		return n*suffixes + 3
	case len(rest) == 1:
		return n*suffixes + int(rest[0]-'a') + 1
	}
	return 0
}

// romanDigits are the values of the letters of Roman numbers.
var romanDigits = map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}

// romanValue is the value of a Roman number, or 0.
func romanValue(s string) int {
	n, last := 0, 0
	for _, r := range strings.ToLower(s) {
		v := romanDigits[r]
		if v == 0 {
			return 0
		}
		if v > last {
			n -= 2 * last
		}
		n, last = n+v, v
	}
	if roman(n) != strings.ToLower(s) {
		return 0
	}
	return n * suffixes
}

// roman writes a Roman number in small letters.
func roman(n int) string {
	var b strings.Builder
	for _, x := range [...]struct {
		n int
		s string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= x.n; n -= x.n {
			b.WriteString(x.s)
		}
	}
	return b.String()
}

// letterValue is the place of a letter in the alphabet, or 0.
func letterValue(s string) int {
	if len(s) != 1 {
		return 0
	}
	if c := s[0] | 0x20; c >= 'a' && c <= 'z' {
		return int(c-'a'+1) * suffixes
	}
	return 0
}
