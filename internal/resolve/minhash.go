package resolve

import (
	"encoding/binary"
	"hash/fnv"
	"math"
)

// MinHash signatures in bands, after Broder, "On the resemblance and
// containment of documents", SEQUENCES 1997, and Indyk and Motwani, STOC
// 1998: sets that share half of what they have share one of sixteen bands
// of two rows with a probability of 0.99.
const (
	bandCount = 16
	bandRows  = 2
	rows      = bandCount * bandRows
)

// hashes are the hashes of words.
func hashes(words []string) []uint64 {
	list := make([]uint64, len(words))
	for i, w := range words {
		h := fnv.New64a()
		h.Write([]byte(w))
		list[i] = mix(h.Sum64())
	}
	return list
}

// mix spreads the bits of a number: the finaliser of SplitMix64 (Steele, Lea
// and Flood, OOPSLA 2014).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// signature is the least hash of a set under each of many hash functions.
func signature(set []uint64) [rows]uint64 {
	var least [rows]uint64
	for i := range least {
		least[i] = math.MaxUint64
		seed := mix(uint64(i+1) * 0x9e3779b97f4a7c15)
		for _, h := range set {
			least[i] = min(least[i], mix(h^seed))
		}
	}
	return least
}

// bands are the keys of a signature: sets that share one are compared.
func bands(sig [rows]uint64) []string {
	keys := make([]string, bandCount)
	for i := range keys {
		b := []byte{byte(i)}
		for _, h := range sig[i*bandRows : (i+1)*bandRows] {
			b = binary.BigEndian.AppendUint64(b, h)
		}
		keys[i] = string(b)
	}
	return keys
}
