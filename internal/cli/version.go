package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (p *Program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Prints the version of the program, its formats and kernels", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			for _, line := range p.Version {
				if _, err := fmt.Fprintln(p.Out, line); err != nil {
					return &exit{exitOutput, err}
				}
			}
			return nil
		},
	}
}
