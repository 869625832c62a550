package wire

import "time"

// Me is who asks, as the server knows them.
type Me struct {
	Name string `json:"name"`
	Role string `json:"role" enum:"reader,reviewer,editor,admin"`
}

// User is somebody who has an account.
type User struct {
	Name string    `json:"name"`
	Role string    `json:"role" enum:"reader,reviewer,editor,admin"`
	Made time.Time `json:"made"`
}

// NewUser is an account to be made.
type NewUser struct {
	Name     string `json:"name" maxLength:"64"`
	Role     string `json:"role" enum:"reader,reviewer,editor,admin"`
	Password string `json:"password" maxLength:"800"`
}

// Pass is a key of a program or a session of a browser.
type Pass struct {
	ID      string     `json:"id"`
	User    string     `json:"user"`
	About   string     `json:"about" doc:"what the key is for, or which browser it is"`
	Role    string     `json:"role" enum:"reader,reviewer,editor,admin" doc:"what it may do at most"`
	Made    time.Time  `json:"made"`
	Expires *time.Time `json:"expires" doc:"null where it is good until it is revoked"`
}

// NewKey is a key to be made, of the one who asks.
type NewKey struct {
	About   string     `json:"about" minLength:"1" maxLength:"200" doc:"what it is for"`
	Role    string     `json:"role" enum:"reader,reviewer,editor,admin" doc:"what it may do at most"`
	Expires *time.Time `json:"expires,omitempty"`
}

// MadeKey is a key with what programs show; that is not kept and is not shown
// again.
type MadeKey struct {
	Pass
	Secret string `json:"secret" doc:"to be sent as Authorization: Bearer SECRET"`
}

// Deed is something that was done or refused.
type Deed struct {
	Number int       `json:"number"`
	At     time.Time `json:"at"`
	Who    string    `json:"who"`
	What   string    `json:"what"`
	About  string    `json:"about"`
	From   string    `json:"from" doc:"the address that it was asked from"`
}

// Done is the answer of what has nothing else to tell.
type Done struct {
	Done bool `json:"done"`
}
