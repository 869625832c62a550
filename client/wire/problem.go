package wire

// Problem is what went wrong, as RFC 9457 has it, with what to do about it.
type Problem struct {
	Title  string  `json:"title" doc:"the kind of problem"`
	Status int     `json:"status" doc:"the HTTP status"`
	Detail string  `json:"detail" doc:"what went wrong"`
	Hint   string  `json:"hint,omitempty" doc:"what to do about it"`
	Errors []Wrong `json:"errors,omitempty" doc:"what is wrong with the request, and where"`
}

// Wrong is one thing that is wrong with a request.
type Wrong struct {
	Message  string `json:"message"`
	Location string `json:"location,omitempty" doc:"such as query.limit or body.because"`
}

// Error is the problem as a person reads it.
func (p *Problem) Error() string {
	s := p.Detail
	for _, w := range p.Errors {
		s += "; " + w.Message
		if w.Location != "" {
			s += " (" + w.Location + ")"
		}
	}
	return s
}

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is the type of a problem that is written as a type.
func (p *Problem) ContentType(of string) string {
	if of == "application/json" {
		return "application/problem+json"
	}
	return of
}
