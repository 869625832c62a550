// Command readout reads reports of negotiations to a record with its sources.
package main

import (
	"os"

	"readout/internal/cli"
)

func main() { os.Exit(cli.Main()) }
