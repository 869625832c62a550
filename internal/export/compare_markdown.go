package export

import (
	"io"
	"strings"

	"readout/internal/app"
	"readout/internal/draft"
)

// ComparisonMarkdown writes a comparison as Markdown: what was taken out is
// struck out, what was put in is bold. It writes once.
func ComparisonMarkdown(w io.Writer, c *app.Compared) error {
	var b strings.Builder
	b.WriteString("# " + escape(version(c.A)) + " → " + escape(version(c.B)) + "\n\n" + escape(summary(c)) + "\n")
	for _, x := range c.Counts {
		b.WriteString("\n" + escape(counted(c, x)) + "\n")
	}
	heading := ""
	for _, x := range changes(c) {
		if x.heading != heading && x.heading != "" {
			b.WriteString("\n## " + escape(x.heading) + "\n")
		}
		heading = x.heading
		b.WriteString("\n### " + escape(x.place) + " · " + x.what + "\n\n")
		for _, words := range []string{escape(strings.Join(strings.Fields(x.brief), " ")), markdown(x.runs)} {
			if words != "" {
				b.WriteString(words + "\n")
			}
		}
		for i, n := range x.notes {
			if i == 0 {
				b.WriteByte('\n')
			}
			b.WriteString("- " + escape(n) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// markdown is a redline.
func markdown(runs []draft.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Space {
			b.WriteByte(' ')
		}
		switch r.Kind {
		case draft.Deleted:
			b.WriteString("~~" + escape(r.Old) + "~~")
		case draft.Inserted:
			b.WriteString("**" + escape(r.New) + "**")
		default:
			b.WriteString(escape(r.New))
		}
	}
	return b.String()
}

var escaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "`", "\\`", "<", "&lt;", "&", "&amp;", "[", `\[`, "]", `\]`, "#", `\#`, "\n", " ")

// escape keeps the words of a draft from being read as Markdown.
func escape(s string) string { return escaper.Replace(s) }
