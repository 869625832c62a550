// Package agree measures how far people who judge the same things one by one
// agree beyond what chance would give. Values are nominal: two are the same or
// they are not; "" stands for a value that was not given. It imports the
// standard library.
package agree

// Alpha is Krippendorff's alpha of some things, each with the values that it was
// given, in any number: 1 where all agree, 0 where they agree as by chance, less
// where they agree less than that. Things with fewer than two values tell
// nothing. It is false where nothing can be told: where no thing has two values,
// or where one value alone was ever given.
//
// Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011,
// section C: nominal data, any number of observers, missing values.
func Alpha(things [][]string) (float64, bool) {
	counts, total, same := map[string]float64{}, 0.0, 0.0
	for _, values := range things {
		given := tally(values)
		m := 0.0
		for _, n := range given {
			m += n
		}
		if m < 2 {
			continue
		}
		for v, n := range given {
			same += n * (n - 1) / (m - 1)
			counts[v] += n
		}
		total += m
	}
	chance := 0.0
	for _, n := range counts {
		chance += n * (n - 1)
	}
	if len(counts) < 2 {
		return 0, false
	}
	return ((total-1)*same - chance) / (total*(total-1) - chance), true
}

// tally counts values that were given.
func tally(values []string) map[string]float64 {
	out := map[string]float64{}
	for _, v := range values {
		if v != "" {
			out[v]++
		}
	}
	return out
}

// Kappa is Cohen's kappa of the values that two gave to the same things, on the
// scale of Alpha. What only one of them judged tells nothing. It is false where
// there is nothing to tell by: nothing that both judged, or one value alone that
// both gave throughout.
//
// Source: J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational
// and Psychological Measurement 20 (1960), 37–46.
func Kappa(pairs [][2]string) (float64, bool) {
	first, second := map[string]float64{}, map[string]float64{}
	n, same := 0.0, 0.0
	for _, p := range pairs {
		if p[0] == "" || p[1] == "" {
			continue
		}
		n++
		first[p[0]]++
		second[p[1]]++
		if p[0] == p[1] {
			same++
		}
	}
	chance := 0.0
	for v, count := range first {
		chance += count * second[v]
	}
	if n*n == chance {
		return 0, false
	}
	return (n*same - chance) / (n*n - chance), true
}
