package cli

import (
	"context"
	"errors"
	"fmt"
	"os/user"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/app"
	"readout/internal/store"
)

// deciding is a decision on its way to the record.
type deciding struct{ record, because, by string }

func (d *deciding) describe(c *cobra.Command) {
	recordFlag(c, &d.record)
	c.Flags().StringVar(&d.because, "because", "", "the reason, which is kept")
	c.Flags().StringVar(&d.by, "by", "", "who decides; the user of this machine where it is left out")
}

// decisionCommands are those by which people decide.
func (p *Program) decisionCommands() []*cobra.Command {
	return []*cobra.Command{
		p.pairCommand(readout.Join, "join ID ID", "Decides that two things are the same"),
		p.pairCommand(readout.Part, "part ID ID", "Decides that two things are not the same"),
		p.itemCommand(readout.Approve, "approve ID", "Decides that something was looked at and stands", approveLong), p.correctCommand(),
		p.itemCommand(readout.Retract, "retract ID", "Takes something back that should not stand on the record", retractLong), p.undoCommand(), p.decisionsCommand(),
	}
}

func (p *Program) pairCommand(kind readout.DecisionKind, use, short string) *cobra.Command {
	var d deciding
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.ExactArgs(2),
		Long: short + `, with a reason. The decision is kept with who made it and
when, stands whatever is added later, and can be undone.`,
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), d, readout.Decision{Kind: kind, A: readout.ID(args[0]), B: readout.ID(args[1])})
		},
	}
	d.describe(c)
	return c
}

const retractLong = `Takes an item of a document back, with a reason: it is no longer shown, stays on
the record, and comes back when the decision is undone.`

const approveLong = `Notes that a person looked at an item of a document and that it stands, with a
reason: it is no longer offered for review.`

func (p *Program) itemCommand(kind readout.DecisionKind, use, short, long string) *cobra.Command {
	var d deciding
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.ExactArgs(1), Long: long,
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), d, readout.Decision{Kind: kind, A: readout.ID(args[0])})
		},
	}
	d.describe(c)
	return c
}

func (p *Program) correctCommand() *cobra.Command {
	var d deciding
	c := &cobra.Command{
		Use: "correct ID FIELD VALUE", Short: "Corrects a part of something on the record", Args: cobra.ExactArgs(3),
		Long: `Corrects a part of an item of a document, with a reason: the status, format or
day (when) of a meeting, the name or day of a draft, the issue of a provision, the
stance, issue or day of a position, the issue and requires of a linkage, the type
or day of an event, the act of a statement, the name of a person. The words that
the item rests on stay, and the correction can be undone.`,
		Example: `  readout correct m1-4f2a91c0d3b1 status held --because "the communique says so"`,
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), d, readout.Decision{Kind: readout.Correct, A: readout.ID(args[0]), Field: args[1], Value: args[2]})
		},
	}
	d.describe(c)
	return c
}

func (p *Program) undoCommand() *cobra.Command {
	var d deciding
	c := &cobra.Command{
		Use: "undo NUMBER", Short: "Undoes a decision", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			n, err := strconv.Atoi(args[0])
			if err != nil {
				return usage("undo "+args[0], "decisions have numbers: readout decisions shows them")
			}
			return p.decide(c.Context(), d, readout.Decision{Kind: readout.Undo, Undoes: n})
		},
	}
	d.describe(c)
	return c
}

// decide puts a decision on the record, if what it is about is there.
func (p *Program) decide(ctx context.Context, by deciding, d readout.Decision) error {
	d.Because, d.By, d.At = by.because, by.by, p.Now().UTC().Truncate(time.Second)
	if d.By == "" {
		d.By = userName()
	}
	return p.with(ctx, by.record, false, func(s store.Store) error {
		desk, err := desk(s)
		if err != nil {
			return err
		}
		n, err := desk.Decide(ctx, d)
		if err != nil {
			return decideFailure(err)
		}
		_, err = fmt.Fprintf(p.Out, "decision %d is kept; readout undo %d undoes it\n", n, n)
		return wrote(err)
	})
}

// decideFailure is the exit of a decision that was not made.
func decideFailure(err error) error {
	if errors.Is(err, app.ErrDecision) || errors.Is(err, store.ErrUnknown) {
		return &exit{exitUsage, err}
	}
	return &exit{exitRecord, err}
}

func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "somebody"
}

func (p *Program) decisionsCommand() *cobra.Command {
	var record string
	c := &cobra.Command{
		Use: "decisions", Short: "Shows what people decided about a record, and why", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), record, false, func(s store.Store) error {
				list, err := s.Decisions(c.Context())
				if err != nil {
					return &exit{exitRecord, err}
				}
				for _, d := range list {
					if _, err := fmt.Fprintln(p.Out, decisionLine(d)); err != nil {
						return wrote(err)
					}
				}
				return nil
			})
		},
	}
	recordFlag(c, &record)
	return c
}

// decisionLine is a decision in one line.
func decisionLine(d readout.Decision) string {
	what := string(d.Kind) + " " + string(d.A)
	switch d.Kind {
	case readout.Undo:
		what = "undo " + strconv.Itoa(d.Undoes)
	case readout.Join, readout.Part:
		what += " " + string(d.B)
	case readout.Correct:
		what += " " + d.Field + " " + strconv.Quote(d.Value)
	}
	return fmt.Sprintf("%d  %s  %s  %s: %s", d.Number, d.At.Format(time.DateOnly), what, d.By, d.Because)
}
