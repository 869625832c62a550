// Command readout reads reports of negotiations to a record with its sources.
package main

import (
	"os"
	"runtime/debug"

	"readout/internal/cli"
)

// memory is how many bytes the program means to stay under: near them it cleans
// up more often. The variable GOMEMLIMIT sets another limit.
const memory = 800 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	os.Exit(cli.Main())
}
