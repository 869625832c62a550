package resolve

import (
	"encoding/json"

	"readout"
)

// saved is an identity as it is kept.
type saved struct {
	Clusters []Cluster
	Refused  []Pair
	Joins    []join
}

// join is two items that were joined, and why.
type join struct {
	A, B    readout.ID
	Reasons []Reason
}

// MarshalJSON keeps the clusters and the reason of each join.
func (i *Identity) MarshalJSON() ([]byte, error) {
	s := saved{Clusters: i.Clusters, Refused: i.Refused}
	for _, c := range i.Clusters {
		for _, id := range c.Items {
			for _, l := range i.links[id] {
				if id < l.to {
					s.Joins = append(s.Joins, join{id, l.to, l.reasons})
				}
			}
		}
	}
	return json.Marshal(s)
}

// UnmarshalJSON takes back what MarshalJSON gave.
func (i *Identity) UnmarshalJSON(b []byte) error {
	var s saved
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*i = Identity{Clusters: s.Clusters, Refused: s.Refused, of: map[readout.ID]readout.ID{}, links: map[readout.ID][]link{}}
	for _, c := range s.Clusters {
		for _, id := range c.Items {
			i.of[id] = c.ID
		}
	}
	for _, j := range s.Joins {
		i.links[j.A] = append(i.links[j.A], link{j.B, j.Reasons})
		i.links[j.B] = append(i.links[j.B], link{j.A, j.Reasons})
	}
	return nil
}
