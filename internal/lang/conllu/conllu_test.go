package conllu

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout/internal/lang/doc"
)

const example = `# newdoc id = d1
# newpar
# sent_id = d1-s1
# text = “We don't know,” she said.
1	“	“	PUNCT	` + "``" + `	_	5	punct	_	SpaceAfter=No
2	We	we	PRON	PRP	Case=Nom|Number=Plur	5	nsubj	_	_
3-4	don't	_	_	_	_	_	_	_	_
3	do	do	AUX	VBP	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	know	know	VERB	VB	VerbForm=Inf	9	ccomp	_	SpaceAfter=No
6	,	,	PUNCT	,	_	5	punct	_	SpaceAfter=No
7	”	”	PUNCT	''	_	5	punct	_	_
8	she	she	PRON	PRP	_	9	nsubj	_	_
9	said	say	VERB	VBD	_	0	root	_	SpaceAfter=No
10	.	.	PUNCT	.	_	9	punct	_	SpacesAfter=\n\n

# newpar
# sent_id = d1-s2
# text = No .
1	No	no	INTJ	UH	_	0	root	_	SpacesAfter=\s\n
2	.	.	PUNCT	.	_	1	punct	_	SpaceAfter=No

`

func TestExample(t *testing.T) {
	docs, err := Read(strings.NewReader(example))
	if err != nil || len(docs) != 1 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	d := docs[0]
	if want := "“We don't know,” she said.\n\nNo \n."; d.Text != want {
		t.Errorf("text %q", d.Text)
	}
	if tok := d.Tokens[3]; !tok.Joined || tok.Lemma != "not" || d.Text[tok.Start:tok.End] != "n't" || tok.Head != 4 {
		t.Errorf("token %+v", tok)
	}
	var b bytes.Buffer
	if err := Write(&b, "d1", d); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(example, b.String()); diff != "" {
		t.Error(diff)
	}
}

// TestTreebank: what treebanks have and the writer never writes.
func TestTreebank(t *testing.T) {
	const in = "1-2\tdes\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\tde\tADP\t_\t_\t3\tcase\t3:case\t_\n2\tles\tle\tDET\t_\t_\t3\tdet\t_\t_\n" +
		"3\tparts\tpart\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\r\n3.1\tx\t_\t_\t_\t_\t_\t_\t0:root\t_\n4\t_\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n" +
		"# newdoc\n1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_\n"
	docs, err := Read(strings.NewReader(in))
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	d := docs[0]
	if d.Text != "des parts_ " || len(d.Tokens) != 4 || d.Tokens[3].Lemma != "_" || d.Tokens[1].Span != (doc.Span{Start: 0, End: 3}) || !d.Tokens[1].Joined {
		t.Errorf("text %q, tokens %+v", d.Text, d.Tokens)
	}
}

func TestRefuse(t *testing.T) {
	row := func(id, head string) string { return id + "\ta\ta\tX\t_\t_\t" + head + "\tdep\t_\t_\n" }
	for in, want := range map[string]string{
		"1\ta\n":                               "line 1: 2 columns, not 10",
		row("2", "0"):                          "line 1: word 2 out of place",
		row("1", "x"):                          `line 1: word 1 has the head "x"`,
		row("1", "0") + row("2", "0") + "\n":   "line 3: 2 roots",
		row("1", "2") + row("2", "1"):          "at the end: word 1 does not lead to a root",
		row("1", "0") + row("2", "3"):          "at the end: word 2 is governed from outside",
		row("3-2", "_"):                        "line 1: range 3-2 out of place",
		row("1-2", "_") + row("1", "0") + "\n": "line 3: a multiword token ends after its sentence",
	} {
		if _, err := Read(strings.NewReader(in)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", in, err, want)
		}
	}
}

// anyDocument draws a document with every kind of white space in it.
func anyDocument(t *rapid.T) *doc.Document {
	letters := rapid.StringOfN(rapid.SampledFrom([]rune("aB_|=#\\ð“-—1🙂.")), 1, 4, -1)
	space := rapid.SampledFrom([]string{"", " ", " ", "\n", "\n\n", " \t", "\r\n", "  ", "\u00a0", `\s `, "|"})
	field := rapid.SampledFrom([]string{"", "x", "Case=Nom|Number=Sing", "``"})
	d := new(doc.Document)
	d.Text = space.Draw(t, "before")
	for s := range rapid.IntRange(1, 4).Draw(t, "sentences") {
		first, n := int32(len(d.Tokens)), int32(rapid.IntRange(1, 6).Draw(t, "words"))
		for k := range n {
			form := letters.Draw(t, "form")
			if rapid.IntRange(0, 9).Draw(t, "inner") == 0 {
				form += "\u00a0b"
			}
			tok := doc.Token{Head: first + rapid.Int32Range(0, k).Draw(t, "head"), UPOS: field.Draw(t, "upos"), XPOS: field.Draw(t, "xpos"),
				Feats: field.Draw(t, "feats"), Lemma: field.Draw(t, "lemma"), Rel: field.Draw(t, "rel")}
			if form == "_" { // the format cannot tell this lemma from none
				tok.Lemma = form
			}
			if k > 0 && tok.Head == first+k {
				tok.Head = first
			}
			if tok.Joined = k > 0 && rapid.IntRange(0, 3).Draw(t, "joined") == 0; tok.Joined {
				d.Text = d.Text[:d.Tokens[len(d.Tokens)-1].End]
			}
			tok.Start = int32(len(d.Text))
			d.Text += form
			tok.End = int32(len(d.Text))
			d.Text += space.Draw(t, "space")
			d.Tokens = append(d.Tokens, tok)
		}
		d.Sentences = append(d.Sentences, doc.Range{Start: first, End: first + n})
		if s == 0 || rapid.Bool().Draw(t, "paragraph") {
			d.Paragraphs = append(d.Paragraphs, doc.Range{Start: int32(s), End: int32(s)})
		}
		d.Paragraphs[len(d.Paragraphs)-1].End = int32(s) + 1
	}
	return d
}

// TestRoundTrip: what is written is valid, and read back it is the same.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument(t)
		var b bytes.Buffer
		if err := Write(&b, "d1", d); err != nil {
			t.Fatal(err)
		}
		valid(t, b.String())
		docs, err := Read(&b)
		if err != nil || len(docs) != 1 {
			t.Fatalf("%d documents, error %v", len(docs), err)
		}
		if diff := cmp.Diff(d, docs[0]); diff != "" {
			t.Fatal(diff)
		}
	})
}

// valid checks the rules of the format that a reader may rely on.
func valid(t *rapid.T, s string) {
	ids := map[string]bool{}
	for block := range strings.SplitSeq(strings.TrimSuffix(s, "\n\n"), "\n\n") {
		roots, n, text, sent := 0, 0, "", ""
		var joined strings.Builder
		for line := range strings.SplitSeq(block, "\n") {
			if after, ok := strings.CutPrefix(line, "# text = "); ok {
				text = after
			} else if after, ok := strings.CutPrefix(line, "# sent_id = "); ok {
				sent = after
			}
			if strings.HasPrefix(line, "#") {
				continue
			}
			f := strings.Split(line, "\t")
			if len(f) != 10 || strings.Contains(line, "\t\t") || strings.HasSuffix(line, "\t") {
				t.Fatalf("row %q", line)
			}
			if !strings.Contains(f[0], "-") {
				if n++; f[0] != strconv.Itoa(n) {
					t.Fatalf("row %q is number %d", line, n)
				}
				if f[6] == "0" {
					roots++
				}
			}
		}
		surface(block, &joined)
		if roots != 1 || ids[sent] || sent == "" || strings.TrimSuffix(joined.String(), " ") != text {
			t.Fatalf("%d roots, sentence %q, text %q of\n%s", roots, sent, text, block)
		}
		ids[sent] = true
	}
}

// surface puts the words of a sentence together by SpaceAfter alone.
func surface(block string, b *strings.Builder) {
	skip := 0
	for line := range strings.SplitSeq(block, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if from, to, ok := strings.Cut(f[0], "-"); ok {
			i, _ := strconv.Atoi(from)
			j, _ := strconv.Atoi(to)
			skip = j - i + 1
		} else if skip > 0 {
			skip--
			continue
		}
		b.WriteString(f[1])
		if !strings.Contains(f[9], "SpaceAfter=No") {
			b.WriteByte(' ')
		}
	}
}
