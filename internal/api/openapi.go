package api

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout/client/wire"
)

// schemas is where the shapes stand in the description.
const schemas = "#/components/schemas/"

// OpenAPI is the description of the API, OpenAPI 3.1 as JSON, indented.
func (a *API) OpenAPI() ([]byte, error) {
	body, err := json.Marshal(a.huma.OpenAPI())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = json.Indent(&b, body, "", " ")
	b.WriteByte('\n')
	return b.Bytes(), err
}

// problemResponse is what every operation answers when it fails.
func problemResponse() *huma.Response {
	return &huma.Response{Description: "It failed.", Content: map[string]*huma.MediaType{
		"application/problem+json": {Schema: &huma.Schema{Ref: schemas + "Problem"}}}}
}

// describe makes the description say what is so: lists are never null, what is
// unknown is, and answers may come to have more fields.
func describe(o *huma.OpenAPI) {
	o.Components.Schemas.Schema(reflect.TypeFor[wire.Problem](), true, "Problem")
	delete(o.Components.Schemas.Map(), "ErrorModel") // problems takes its place
	delete(o.Components.Schemas.Map(), "ErrorDetail")
	asked := map[string]bool{}
	for _, path := range o.Paths {
		for _, op := range []*huma.Operation{path.Get, path.Post, path.Delete} {
			if op != nil && op.RequestBody != nil {
				for _, m := range op.RequestBody.Content {
					asked[m.Schema.Ref] = true
				}
			}
			tagAnswer(op)
		}
	}
	for name, s := range o.Components.Schemas.Map() {
		if !asked[schemas+name] {
			s.AdditionalProperties = nil
		}
		t := o.Components.Schemas.TypeFromRef(schemas + name)
		for t != nil && t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t != nil && t.Kind() == reflect.Struct {
			nulls(s, t)
		}
	}
}

// tagAnswer notes the ETag of an operation that gives one.
func tagAnswer(op *huma.Operation) {
	if op != nil && op.Metadata[tagged] == true {
		op.Responses["200"].Headers = map[string]*huma.Param{"ETag": {Description: "another one whenever the answer may have changed", Schema: &huma.Schema{Type: huma.TypeString}}}
	}
}

// nulls says of each field of a struct whether it can be null: pointers can,
// lists cannot.
func nulls(s *huma.Schema, t reflect.Type) {
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		p := s.Properties[name]
		if p == nil {
			continue
		}
		switch {
		case f.Type.Kind() == reflect.Slice:
			p.Nullable = false
		case f.Type.Kind() == reflect.Pointer && p.Ref != "" && f.Type.Elem().Name() != "Record":
			s.Properties[name] = &huma.Schema{Description: p.Description, AnyOf: []*huma.Schema{{Ref: p.Ref}, {Type: "null"}}}
		}
	}
}
