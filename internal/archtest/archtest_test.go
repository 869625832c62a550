// Package archtest checks that the packages import each other in one
// direction only: from the text up to the command. It has no code besides
// its test.
package archtest

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// room is a package, or with a "/..." all packages under a folder, with the
// rooms of the project that it may import and what it may import besides the
// standard library: nil for nothing, "*" for anything.
type room struct {
	path    string
	imports []string
	modules []string
}

var anything = []string{"*"}

// rooms are the packages from the bottom of the import graph up. What is not
// listed here has no place yet: give it one.
var rooms = []room{
	{"text", nil, nil},
	{".", []string{"text"}, nil},
	{"internal/lang/doc", []string{"text", "."}, nil},
	{"internal/lang/nn/...", []string{"internal/lang/nn/..."}, []string{"golang.org/x/sys/cpu"}},
	{"internal/lang/encoder", []string{".", "internal/lang/doc", "internal/lang/nn/..."}, []string{"golang.org/x/text"}},
	{"internal/lang/read", []string{"text", ".", "internal/lang/doc", "internal/lang/nn/...", "internal/lang/encoder"}, nil},
	{"internal/lang/conllu", []string{"text", ".", "internal/lang/doc"}, nil},
	{"internal/ingest/...", []string{"text", ".", "internal/ingest/..."}, anything},
	{"internal/dates/...", []string{"text", ".", "internal/dates/..."}, anything},
	{"internal/names/...", []string{"text", ".", "internal/names/..."}, anything},
	{"internal/judge", nil, nil},
	{"internal/agree", nil, nil},
	{"internal/extract/...", []string{"text", ".", "internal/lang/doc", "internal/dates/...", "internal/names/...", "internal/judge", "internal/extract/..."}, []string{"github.com/BurntSushi/toml"}},
	{"internal/draft", []string{"text", "."}, []string{"github.com/sergi/go-diff", "github.com/clipperhouse/uax29", "github.com/kljensen/snowball"}},
	{"internal/ledger", []string{"text", "."}, nil},
	{"internal/store", []string{"."}, nil},
	{"internal/store/sqlstore", []string{".", "internal/store"}, []string{"github.com/pressly/goose"}},
	{"internal/store/sqlite", []string{".", "internal/store", "internal/store/sqlstore"}, anything},
	{"internal/store/postgres", []string{".", "internal/store", "internal/store/sqlstore"}, anything},
	{"internal/store/storetest", []string{"text", ".", "internal/store"}, anything},
	{"internal/resolve", []string{"text", ".", "internal/names", "internal/dates"}, nil},
	{"internal/engine/...", []string{"text", ".", "internal/engine/..."}, anything},
	{"internal/query", nil, nil},
	{"internal/app/...", []string{"text", ".", "internal/agree", "internal/lang/doc", "internal/ingest/...", "internal/engine/...", "internal/draft", "internal/names", "internal/dates", "internal/query", "internal/resolve", "internal/ledger", "internal/store", "internal/app/..."}, anything},
	{"internal/export/...", []string{"text", ".", "internal/draft", "internal/app/...", "internal/export/..."}, anything},
	{"client/wire", []string{"."}, nil},
	{"client", []string{".", "client/wire"}, nil},
	{"internal/account", []string{".", "internal/store"}, []string{"golang.org/x/crypto"}},
	{"internal/answers", []string{".", "client/wire", "internal/app", "internal/draft", "internal/export", "internal/ledger", "internal/query", "internal/store"}, nil},
	{"internal/api", []string{".", "client/wire", "internal/account", "internal/answers", "internal/app", "internal/draft", "internal/store"}, []string{"github.com/danielgtaylor/huma", "golang.org/x/sync"}},
	{"internal/api/apitest", []string{"text", ".", "internal/lang/doc", "internal/answers", "internal/app", "internal/resolve", "internal/store/..."}, nil},
	{"internal/gate", []string{".", "internal/account", "internal/api", "internal/store"}, nil},
	{"internal/mcp", []string{".", "internal/account", "internal/answers"}, []string{"github.com/modelcontextprotocol/go-sdk"}},
	{"internal/example", []string{"internal/app", "internal/store"}, nil},
	{"internal/web", []string{"text", ".", "internal/app/...", "internal/export/...", "internal/query", "internal/store", "internal/ledger", "internal/draft", "internal/dates"}, nil},
	{"internal/cli", []string{"text", ".", "internal/..."}, anything},
	{"cmd/readout", []string{"internal/cli"}, nil},
	{"train/witness", []string{"internal/lang/read", "internal/extract", "internal/app"}, nil},
	{"internal/archtest", nil, nil},
	{"internal/quality", nil, nil},
}

const module = "readout"

// TestImports fails for each import that goes another way.
func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		r := roomOf(p.ImportPath)
		if r == nil {
			t.Errorf("package %s has no place in the table of import directions: add it to rooms in internal/archtest, and to docs/ARCHITECTURE.md", p.ImportPath)
			continue
		}
		for _, i := range p.Imports {
			if !r.may(i) {
				t.Errorf("package %s may not import %s: it may import %s of the project, and %s besides the standard library",
					p.ImportPath, i, names(r.imports), names(r.modules))
			}
		}
	}
}

type pkg struct {
	ImportPath string
	Imports    []string
}

// packages are those of the project, as the go command lists them.
func packages(t *testing.T) []pkg {
	t.Helper()
	list := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", module+"/...")
	var complaint strings.Builder
	list.Stderr = &complaint
	out, err := list.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", list, err, complaint.String())
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// inside is a path of the project without the module's name, "." for its
// root.
func inside(path string) (string, bool) {
	if path == module {
		return ".", true
	}
	return strings.CutPrefix(path, module+"/")
}

func roomOf(path string) *room {
	p, _ := inside(path)
	for i := range rooms {
		if matches(rooms[i].path, p) {
			return &rooms[i]
		}
	}
	return nil
}

func matches(pattern, path string) bool {
	folder, all := strings.CutSuffix(pattern, "/...")
	return path == folder || all && strings.HasPrefix(path, folder+"/")
}

func (r *room) may(path string) bool {
	if p, ok := inside(path); ok {
		return slices.ContainsFunc(r.imports, func(allowed string) bool { return matches(allowed, p) })
	}
	first, _, _ := strings.Cut(path, "/")
	if !strings.Contains(first, ".") { // the standard library
		return path != "C"
	}
	return slices.ContainsFunc(r.modules, func(m string) bool { return m == "*" || path == m || strings.HasPrefix(path, m+"/") })
}

func names(list []string) string {
	if len(list) == 0 {
		return "nothing"
	}
	return strings.Join(list, ", ")
}

// TestDirections checks the check: these imports are forbidden.
func TestDirections(t *testing.T) {
	for from, to := range map[string]string{
		"readout/text":                  "readout",
		"readout":                       "readout/internal/lang/doc",
		"readout/internal/lang/doc":     "readout/internal/lang/nn",
		"readout/internal/lang/nn":      "readout/internal/lang/encoder",
		"readout/internal/lang/encoder": "readout/internal/lang/read",
		"readout/internal/extract":      "readout/internal/lang/read",
		"readout/internal/resolve":      "readout/internal/extract",
		"readout/internal/names":        "readout/internal/dates",
		"readout/internal/app":          "readout/internal/extract",
		"readout/internal/export":       "readout/internal/cli",
		"readout/cmd/readout":           "readout/internal/app",
		"readout/internal/cli":          "C",
	} {
		if roomOf(from).may(to) {
			t.Errorf("%s may import %s", from, to)
		}
	}
}
