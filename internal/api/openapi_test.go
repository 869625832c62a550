package api

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/openapi.json anew")

const golden = "../../docs/openapi.json"

// TestOpenAPI: the description in docs is that of the API, and what programs
// rely on stays as it is.
func TestOpenAPI(t *testing.T) {
	a, _ := newAPI(t)
	now, err := a.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(golden)
	if err != nil && !*update {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, now, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, broken := range breaks(tree(t, before), tree(t, now)) {
		t.Errorf("programs that use the API break: %s", broken)
	}
	if d := cmp.Diff(string(before), string(now)); d != "" {
		t.Errorf("docs/openapi.json is not what the API is: where the change breaks no program, write it anew with\n"+
			"  go test ./internal/api -run TestOpenAPI -update\nwhere it does, leave the old way in place beside the new one, or begin /api/v2.\n%s", d)
	}
}

func tree(t *testing.T, body []byte) map[string]any {
	t.Helper()
	var x map[string]any
	if err := json.Unmarshal(body, &x); err != nil {
		t.Fatal(err)
	}
	return x
}

// breaks are the changes between two descriptions that break programs: what was
// removed, what has another type, what is newly required of who asks, and what
// is no longer promised to them.
func breaks(before, now map[string]any) []string {
	b := &breaking{now: now, before: before, seen: map[string]bool{}}
	for path, item := range object(before["paths"]) {
		for method, op := range object(item) {
			if newer, ok := object(object(object(now["paths"])[path])[method])["operationId"]; !ok {
				b.tell(method+" "+path, "is gone")
			} else {
				if newer != object(op)["operationId"] {
					b.tell(method+" "+path, "has another operationId")
				}
				b.operation(method+" "+path, object(op), object(object(object(now["paths"])[path])[method]))
			}
		}
	}
	slices.Sort(b.found)
	return slices.Compact(b.found)
}

type breaking struct {
	before, now map[string]any
	seen        map[string]bool
	found       []string
}

func (b *breaking) tell(where, what string) { b.found = append(b.found, where+" "+what) }

func object(x any) map[string]any { m, _ := x.(map[string]any); return m }

func array(x any) []any { l, _ := x.([]any); return l }

func (b *breaking) operation(where string, before, now map[string]any) {
	params := map[string]map[string]any{}
	for _, p := range array(now["parameters"]) {
		params[fmt.Sprint(object(p)["in"], " ", object(p)["name"])] = object(p)
	}
	for _, p := range array(before["parameters"]) {
		name := fmt.Sprint(object(p)["in"], " ", object(p)["name"])
		newer, ok := params[name]
		if !ok {
			b.tell(where, "has no parameter "+name)
			continue
		}
		if newer["required"] == true && object(p)["required"] != true {
			b.tell(where, "requires "+name)
		}
		b.schema(where+" "+name, object(object(p)["schema"]), object(newer["schema"]), true)
		delete(params, name)
	}
	for name, p := range params {
		if p["required"] == true {
			b.tell(where, "requires "+name)
		}
	}
	b.content(where+" request", object(before["requestBody"]), object(now["requestBody"]), true)
	for status, r := range object(before["responses"]) {
		newer, ok := object(now["responses"])[status]
		if !ok {
			b.tell(where, "has no answer "+status)
		}
		b.content(where+" "+status, object(r), object(newer), false)
	}
}

func (b *breaking) content(where string, before, now map[string]any, asked bool) {
	if len(before) == 0 && now["required"] == true {
		b.tell(where, "is required")
	}
	for kind, m := range object(before["content"]) {
		newer, ok := object(now["content"])[kind]
		if !ok {
			b.tell(where, "is no longer "+kind)
			continue
		}
		b.schema(where, object(object(m)["schema"]), object(object(newer)["schema"]), asked)
	}
}

// schema compares two shapes; asked tells whether it is one that programs send.
func (b *breaking) schema(where string, before, now map[string]any, asked bool) {
	key := fmt.Sprint(where, before["$ref"], now["$ref"])
	if b.seen[key] || strings.Count(where, ".") > 12 {
		return
	}
	b.seen[key] = true
	before, now = resolve(b.before, before), resolve(b.now, now)
	if !reflect.DeepEqual(before["type"], now["type"]) || len(array(before["anyOf"])) != len(array(now["anyOf"])) {
		b.tell(where, fmt.Sprintf("is %v, was %v", kind(now), kind(before)))
		return
	}
	b.values(where, array(before["enum"]), array(now["enum"]), asked)
	for i, x := range array(before["anyOf"]) {
		b.schema(where, object(x), object(array(now["anyOf"])[i]), asked)
	}
	if before["items"] != nil {
		b.schema(where+"[]", object(before["items"]), object(now["items"]), asked)
	}
	for name, p := range object(before["properties"]) {
		newer, ok := object(now["properties"])[name]
		if !ok {
			b.tell(where+"."+name, "is gone")
			continue
		}
		b.schema(where+"."+name, object(p), object(newer), asked)
	}
	b.required(where, array(before["required"]), array(now["required"]), asked)
}

func kind(s map[string]any) any {
	if s["anyOf"] != nil {
		return s["anyOf"]
	}
	return s["type"]
}

// values: what programs may send stays, what they are sent stays within what
// they know.
func (b *breaking) values(where string, before, now []any, asked bool) {
	if asked {
		before, now = now, before
	}
	for _, v := range now {
		if !slices.Contains(before, v) && (len(before) > 0 || asked && len(now) > 0) {
			b.tell(where, fmt.Sprintf("has another set of values: %v", v))
		}
	}
}

// required: nothing more of what programs send, nothing less of what they are
// sent.
func (b *breaking) required(where string, before, now []any, asked bool) {
	what := "is no longer always there"
	if asked {
		before, now, what = now, before, "is required"
	}
	for _, name := range before {
		if !slices.Contains(now, name) {
			b.tell(fmt.Sprint(where, ".", name), what)
		}
	}
}

func resolve(whole, s map[string]any) map[string]any {
	if ref, ok := s["$ref"].(string); ok {
		return object(object(object(whole["components"])["schemas"])[strings.TrimPrefix(ref, schemas)])
	}
	return s
}

// TestBreaks: each incompatible change is found, and compatible ones are not.
func TestBreaks(t *testing.T) {
	a, _ := newAPI(t)
	body, err := a.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	shape := func(x map[string]any, name string) map[string]any {
		return object(object(object(x["components"])["schemas"])[name])
	}
	op := func(x map[string]any, path, method string) map[string]any {
		return object(object(object(x["paths"])[Root+path])[method])
	}
	for want, change := range map[string]func(map[string]any){
		"get /api/v1/next is gone":                           func(x map[string]any) { delete(object(x["paths"]), Root+"/next") },
		"get /api/v1/next has another operationId":           func(x map[string]any) { op(x, "/next", "get")["operationId"] = "nxt" },
		"get /api/v1/next has no parameter query from":       func(x map[string]any) { op(x, "/next", "get")["parameters"] = []any{} },
		"get /api/v1/why 200.same is gone":                   func(x map[string]any) { delete(object(shape(x, "Why")["properties"]), "same") },
		"get /api/v1/why 200.same is string, was boolean":    func(x map[string]any) { object(object(shape(x, "Why")["properties"])["same"])["type"] = "string" },
		"get /api/v1/why 200.same is no longer always there": func(x map[string]any) { shape(x, "Why")["required"] = []any{"reasons"} },
		"post /api/v1/documents request.title is required":   func(x map[string]any) { shape(x, "NewDocument")["required"] = []any{"text", "title"} },
		"post /api/v1/decisions request.kind has another set of values": func(x map[string]any) {
			p := object(object(shape(x, "NewDecision")["properties"])["kind"])
			p["enum"] = []any{"join"}
		},
		"get /api/v1/next requires query day": func(x map[string]any) {
			o := op(x, "/next", "get")
			o["parameters"] = append(array(o["parameters"]), map[string]any{"in": "query", "name": "day", "required": true})
		},
		"": func(x map[string]any) {
			object(shape(x, "Why")["properties"])["more"] = map[string]any{"type": "string"}
			object(shape(x, "NewDocument")["properties"])["more"] = map[string]any{"type": "string"}
			object(x["paths"])[Root+"/more"] = map[string]any{"get": map[string]any{"operationId": "more"}}
		},
	} {
		after := tree(t, body)
		change(after)
		found := breaks(tree(t, body), after)
		if want == "" && len(found) > 0 || want != "" && !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("found %q, want %q", found, want)
		}
	}
}

// TestRights: every operation demands a right, and no more operations are
// described than demand one.
func TestRights(t *testing.T) {
	a, _ := newAPI(t)
	var described []string
	for path, item := range a.huma.OpenAPI().Paths {
		for method, op := range map[string]any{"GET": item.Get, "POST": item.Post, "DELETE": item.Delete, "PUT": item.Put, "PATCH": item.Patch} {
			if !reflect.ValueOf(op).IsNil() {
				described = append(described, method+" "+path)
			}
		}
	}
	described = append(described, "GET "+Root+"/openapi.json")
	slices.Sort(described)
	if d := cmp.Diff(described, slices.Sorted(maps.Keys(a.Rights()))); d != "" {
		t.Error(d)
	}
	for pattern, role := range a.Rights() {
		own := strings.Contains(pattern, "/keys") || strings.Contains(pattern, "/sessions") || strings.Contains(pattern, "/searches") // of the one who asks
		if role == "" || !strings.HasPrefix(pattern, "GET ") && role == "reader" && !own {
			t.Errorf("%s needs the role %q", pattern, role)
		}
	}
}
