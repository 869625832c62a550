package web

import (
	"context"
	"sync"

	"readout/internal/app"
)

// shelf holds the record as it was brought together last, until it changes.
type shelf struct {
	desk app.Desk
	name string

	mu       sync.Mutex
	version  string
	standing *app.Standing
}

// get is the record as it stands now.
func (s *shelf) get(ctx context.Context) (*app.Standing, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	version, err := s.desk.Store.Version(ctx)
	if err != nil {
		return nil, err
	}
	if s.standing != nil && s.version == version {
		return s.standing, nil
	}
	st, err := s.desk.Standing(ctx, app.Clocks{})
	if err != nil {
		return nil, err
	}
	s.version, s.standing = version, st
	return st, nil
}
