package cli

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/account"
	"readout/internal/store"
)

func (p *Program) keyCommand() *cobra.Command {
	c := &cobra.Command{Use: "key", Short: "Gives programs keys to a record that is served",
		Long: `Gives programs keys to a record that is served. A key belongs to an account, may
do at most what its role and its account's allow, and is sent with each request:
Authorization: Bearer KEY. What is kept of it is a hash; it is shown once.`}
	c.AddCommand(p.keyAddCommand(), p.keyListCommand(), p.keyRevokeCommand())
	return c
}

func (p *Program) keyAddCommand() *cobra.Command {
	var record, user, role, until string
	c := &cobra.Command{
		Use: "add ABOUT", Short: "Makes a key and prints it", Args: cobra.ExactArgs(1),
		Example: `  readout key add "nightly export" --user ada --role reader --until 2027-01-01`,
		RunE: func(c *cobra.Command, args []string) error {
			var expires *time.Time
			if until != "" {
				day, err := time.ParseInLocation(time.DateOnly, until, time.Local)
				if err != nil {
					return usage("--until "+until, "write a day as 2026-03-04")
				}
				expires = &day
			}
			return p.withBook(c.Context(), record, func(b *account.Book) error {
				secret, _, err := b.AddKey(c.Context(), user, args[0], account.Role(role), expires)
				if err != nil {
					return accountFailure(err)
				}
				_, err = fmt.Fprintln(p.Out, secret)
				return wrote(err)
			})
		},
	}
	recordFlag(c, &record)
	c.Flags().StringVar(&user, "user", "", "the account that it belongs to")
	c.Flags().StringVar(&role, "role", string(account.Reader), "what it may do at most: reader, reviewer, editor or admin")
	c.Flags().StringVar(&until, "until", "", "the day on which it ends; never where it is left out")
	return c
}

func (p *Program) keyListCommand() *cobra.Command {
	var record, user string
	c := &cobra.Command{
		Use: "list", Short: "Shows the keys", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.withBook(c.Context(), record, func(b *account.Book) error {
				list, err := b.Passes(c.Context(), store.KeyPass, user)
				if err != nil {
					return &exit{exitRecord, err}
				}
				return p.columns(len(list), func(i int) []string {
					k, until := list[i], ""
					if k.Expires != nil {
						until = "until " + k.Expires.Format(time.DateOnly)
					}
					return []string{k.ID, k.User, k.Role, k.About, until}
				})
			})
		},
	}
	recordFlag(c, &record)
	c.Flags().StringVar(&user, "user", "", "those of one account only")
	return c
}

func (p *Program) keyRevokeCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "revoke ID", Short: "Ends a key", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.withBook(c.Context(), record, func(b *account.Book) error {
				return accountFailure(b.Revoke(c.Context(), store.KeyPass, args[0], ""))
			})
		},
	}
	recordFlag(c, &record)
	return c
}
