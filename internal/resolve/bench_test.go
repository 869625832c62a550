package resolve_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"readout/internal/resolve"
)

// BenchmarkResolve: the time of a document should hardly grow with their
// number.
func BenchmarkResolve(b *testing.B) {
	r := resolver(b)
	for _, n := range []int{100, 1000, 10000} {
		random := rand.New(rand.NewPCG(1, 2))
		m := maker{choose: random.IntN, people: crowd(n)}
		var docs []resolve.Doc
		for i := range n {
			docs = append(docs, m.document(i, 10))
		}
		b.Run(fmt.Sprintf("documents=%d", n), func(b *testing.B) {
			for b.Loop() {
				r.Resolve(docs, resolve.Pins{})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/document")
		})
		b.Run(fmt.Sprintf("copies=%d", n), func(b *testing.B) {
			for b.Loop() {
				r.Copies(docs)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/document")
		})
	}
}

// crowd are the people whom so many documents name: some in many, most in
// few.
func crowd(documents int) []string {
	given, family := []string{"Ada", "Lena", "Tomas", "Peter", "Viktor", "Agnes"}, []string{"Sol", "Barg", "Lind", "Hnat", "Khor", "Tol", "Ald", "Rahm"}
	list := append([]string{}, people...)
	for i := range documents {
		name := family[i%8] + []string{"heim", "mann", "qvist", "iuk", "enko", "lan", "ous"}[i/8%7] + []string{"", "er", "ov", "sen"}[i/56%4]
		if i%3 > 0 {
			name = given[i/7%6] + " " + name
		}
		list = append(list, name)
	}
	return list
}
