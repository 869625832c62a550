package readout

// ActorKind is what an actor is.
type ActorKind string

// The kinds of actor.
const (
	Person       ActorKind = "person"
	Organization ActorKind = "organization"
	State        ActorKind = "state"
	Group        ActorKind = "group"
	Outlet       ActorKind = "outlet"
	Place        ActorKind = "place"
)

// Actor is somebody or something that is named: metonyms ("Kyiv", "the
// Kremlin") join their state.
type Actor struct {
	Sourced
	Kind     ActorKind `json:"kind"`
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases"`
	Mentions []Span    `json:"mentions"`
}
