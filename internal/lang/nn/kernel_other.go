//go:build !amd64

package nn

func native() []*Kernel { return nil }
