package query

// Worded tells whether whatever a query asks for has words that the query
// names, so that it may be asked of texts.
func Worded(e Expr) bool {
	switch e := e.(type) {
	case says:
		return true
	case all:
		for _, x := range e {
			if Worded(x) {
				return true
			}
		}
	case any:
		for _, x := range e {
			if !Worded(x) {
				return false
			}
		}
		return len(e) > 0
	}
	return false
}
