package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/account"
	"readout/internal/store"
)

// accountFailure is the exit of an account that cannot be had as asked.
func accountFailure(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, account.ErrAccount) || errors.Is(err, store.ErrUnknown) {
		return &exit{exitUsage, err}
	}
	return &exit{exitRecord, err}
}

// withBook does something with the accounts of a record.
func (p *Program) withBook(ctx context.Context, record string, do func(*account.Book) error) error {
	return p.with(ctx, record, false, func(s store.Store) error { return do(account.New(s, p.Now)) })
}

func (p *Program) userCommand() *cobra.Command {
	c := &cobra.Command{Use: "user", Short: "Says who may use a record that is served to others",
		Long: `Says who may use a record that is served to others. A reader sees everything, a
reviewer decides as well, an editor adds documents as well, an admin gives
accounts as well. Passwords are kept with the record as argon2id has them.`}
	c.AddCommand(p.userAddCommand(), p.userPasswordCommand(), p.userListCommand(), p.userRemoveCommand())
	return c
}

func (p *Program) userAddCommand() *cobra.Command {
	var record, role string
	c := &cobra.Command{
		Use: "add NAME", Short: "Makes an account; the password is the first line of standard input", Args: cobra.ExactArgs(1),
		Example: `  readout user add ada --role admin --record talks.readout`,
		RunE: func(c *cobra.Command, args []string) error {
			password, err := p.password()
			if err != nil {
				return err
			}
			return p.withBook(c.Context(), record, func(b *account.Book) error {
				return accountFailure(b.Add(c.Context(), args[0], account.Role(role), password))
			})
		},
	}
	recordFlag(c, &record)
	c.Flags().StringVar(&role, "role", string(account.Reader), "reader, reviewer, editor or admin")
	return c
}

// password reads one: a person is asked and does not see what they write.
func (p *Program) password() (string, error) {
	if p.InTerminal && p.Hidden != nil {
		fmt.Fprint(p.Err, "password: ")
		word, err := p.Hidden()
		fmt.Fprintln(p.Err)
		return word, accountFailure(err)
	}
	line, err := bufio.NewReader(io.LimitReader(p.In, 4096)).ReadString('\n')
	if err != nil && line == "" {
		return "", usage("no password", "write it to standard input")
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func (p *Program) userPasswordCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "password NAME", Short: "Gives an account another password and signs it out everywhere", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			password, err := p.password()
			if err != nil {
				return err
			}
			return p.withBook(c.Context(), record, func(b *account.Book) error {
				return accountFailure(b.SetPassword(c.Context(), args[0], password))
			})
		},
	}
	recordFlag(c, &record)
	return c
}

func (p *Program) userListCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "list", Short: "Shows who has an account", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.withBook(c.Context(), record, func(b *account.Book) error {
				list, err := b.Users(c.Context())
				if err != nil {
					return &exit{exitRecord, err}
				}
				return p.columns(len(list), func(i int) []string {
					return []string{list[i].Name, list[i].Role, list[i].Made.Format(time.DateOnly)}
				})
			})
		},
	}
	recordFlag(c, &record)
	return c
}

// columns prints some lines in columns.
func (p *Program) columns(lines int, cells func(int) []string) error {
	w := tabwriter.NewWriter(p.Out, 0, 0, 2, ' ', 0)
	for i := range lines {
		fmt.Fprintln(w, strings.Join(cells(i), "\t"))
	}
	return wrote(w.Flush())
}

func (p *Program) userRemoveCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "remove NAME", Short: "Removes an account, with its keys and sessions", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.withBook(c.Context(), record, func(b *account.Book) error {
				return accountFailure(b.Remove(c.Context(), args[0]))
			})
		},
	}
	recordFlag(c, &record)
	return c
}
