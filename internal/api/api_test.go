package api

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"readout"
	"readout/client/wire"
	"readout/internal/api/apitest"
)

func newAPI(t testing.TB) (*API, [2]readout.DocumentID) {
	d, drafts := apitest.Desk(t)
	return New(d, Options{Version: "readout test", Load: apitest.Silent, Failed: func(err error) { t.Logf("failed: %v", err) }}), drafts
}

// get asks the API.
func get(a *API, address string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", address, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	return w
}

// post sends a body to the API.
func post(a *API, address, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", address, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	a.ServeHTTP(w, r)
	return w
}

func TestAnswers(t *testing.T) {
	a, drafts := newAPI(t)
	talks := string(apitest.Talks().Document.ID[1:])
	for address, want := range map[string]string{
		"/meetings": `"when":{"text":"25 March","edtf":"2026-03-25"}`, "/meetings?q=status:held": `{"items":[],"next":null,"total":0}`,
		"/drafts": `"name":"Ferry Plan"`, "/provisions": `"issue":"toll"`, "/positions?q=party:norway": `"stance":"demand"`, "/linkages": `"requires":"the port"`,
		"/statements?q=ferry&limit=2": `"total":4`, "/people": `"name":"Ada Brandt"`, "/offices?q=person:brandt": `"title":"envoy"`, "/offices?q=person:nobody": `"items":[]`, "/offices?as_of=2026-03-12&q=person:brandt": `"title":"envoy"`, "/sources?q=person:brandt": `"total":5`,
		"/events": `"type":"raid"`, "/disputes": `"about":"q1-` + talks, "/sources": `"total":7`, "/sources?q=list:meetings": `"total":1`, "/sources?as_of=2026-03-09": `"total":4`,
		"/things/a2-" + talks: `"independent":5`, "/things/m1-" + talks: `"status":"planned"`, "/sources/d" + talks: `"text":"Norway demands`,
		"/find?q=toll": `"picked":[`, "/next": `"2026-03-25"`, "/next?from=2026-04": `"items":[]`, "/position?party=norway&issue=toll": `"published":"2026-03-12"`,
		"/brief?since=2026-03-12": "Karsk Courier", "/compare?a=" + string(drafts[0]) + "&b=" + string(drafts[1]): `"added":1`, "/blame?draft=ferry+plan": `"contradictions":`,
		"/agreement": `{"facts":0,"alpha":null,"pairs":[],"differ":[]}`, "/decisions": `{"items":[],"next":null,"total":0}`, "/why?a=a2-" + talks + "&b=a1-" + string(talks): `"same":false`, "/openapi.json": `"openapi": "3.1.0"`,
		"/meetings?known_by=2026-03-11": `"total":0`,
	} {
		w := get(a, Root+address)
		if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, without %s: %.600s", address, w.Code, want, w.Body)
		}
		described(t, a, address, w.Body.Bytes())
	}
}

// described checks an answer against the description of its operation.
func described(t *testing.T, a *API, address string, body []byte) {
	t.Helper()
	var data any
	if err := json.Unmarshal(body, &data); err != nil {
		t.Fatal(err)
	}
	_, pattern := a.mux.Handler(httptest.NewRequest("GET", Root+address, nil))
	path := a.huma.OpenAPI().Paths[strings.TrimPrefix(pattern, "GET ")]
	if path == nil {
		return // the description itself
	}
	var res huma.ValidateResult
	schema := path.Get.Responses["200"].Content["application/json"].Schema
	huma.Validate(a.huma.OpenAPI().Components.Schemas, schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, data, &res)
	for _, err := range res.Errors {
		t.Errorf("%s is not as it is described: %v", address, err)
	}
}

func TestProblems(t *testing.T) {
	a, drafts := newAPI(t)
	for address, c := range map[string]struct {
		status int
		want   string
	}{
		"/meetings?q=persn:brandt": {422, `there is no field`}, "/meetings?limit=0": {422, `"location":"query.limit"`}, "/meetings?page=2": {422, "unknown query parameter"},
		"/meetings?as_of=soon": {422, "write it as"}, "/meetings?known_by=2026": {422, "write it as"}, "/meetings?cursor=x": {422, "not one of this list"}, "/find": {422, `query.q`},
		"/things/m9-000000000000": {404, "the ids stand in the lists"}, "/sources/d0": {404, "has the ids"}, "/sources/..%2f..%2fetc": {404, "not on the record"},
		"/compare?a=d0&b=d1": {404, "the draft d0"}, "/blame?draft=nothing": {404, "its title"}, "/position?party=": {422, "query.party"}, "/next?from=soon": {422, "write it"}, "/brief?since=x": {422, "write it"},
		"/why?a=m9&b=m8": {404, "can be the same"}, "/nothing": {404, "openapi.json"}, "/documents": {405, "cannot be done here"},
		"/compare?b=d1&a=" + string(drafts[0]): {404, "the draft d1"}, "/compare?b=" + string(drafts[0]) + "&a=" + string(apitest.Talks().Document.ID): {422, "has no points"},
	} {
		w := get(a, Root+address)
		var p wire.Problem
		err := json.Unmarshal(w.Body.Bytes(), &p)
		if w.Code != c.status || err != nil || p.Status != c.status || p.Hint == "" || w.Header().Get("Content-Type") != "application/problem+json" || w.Header().Get("ETag") != "" || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s: %d %v, want %d with %s: %s %v", address, w.Code, err, c.status, c.want, w.Body, w.Header())
		}
	}
}

// TestPages: the parts of a list are together the list, also when something
// was added in between.
func TestPages(t *testing.T) {
	a, _ := newAPI(t)
	var whole, part wire.Page[readout.Document]
	read(t, get(a, Root+"/sources"), &whole)
	var all []readout.DocumentID
	for next := ""; ; next = *part.Next {
		part = wire.Page[readout.Document]{}
		read(t, get(a, Root+"/sources?limit=2&cursor="+next), &part)
		for _, d := range part.Items {
			all = append(all, d.ID)
		}
		if len(all) == 4 {
			post(a, Root+"/documents", `{"text":"The ferry sank.","published":"2026-01-01"}`)
		}
		if part.Next == nil {
			break
		}
	}
	if len(all) != len(whole.Items) {
		t.Fatalf("%d items in parts, %d in the whole", len(all), len(whole.Items))
	}
	for i, d := range whole.Items {
		if d.ID != all[i] {
			t.Errorf("item %d is %s in parts, %s in the whole", i, all[i], d.ID)
		}
	}
}

func read(t *testing.T, w *httptest.ResponseRecorder, to any) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), to); err != nil || w.Code >= 300 {
		t.Fatalf("%d, %v: %s", w.Code, err, w.Body)
	}
}

func TestETag(t *testing.T) {
	a, _ := newAPI(t)
	first := get(a, Root+"/meetings")
	tag := first.Header().Get("ETag")
	if tag == "" || get(a, Root+"/people").Header().Get("ETag") != tag {
		t.Fatal("an answer has no ETag")
	}
	for _, given := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
		if w := get(a, Root+"/meetings", "If-None-Match", given); w.Code != 304 || w.Body.Len() > 0 {
			t.Errorf("with %s: %d, %s", given, w.Code, w.Body)
		}
	}
	if w := post(a, Root+"/documents", `{"text":"The ferry sank."}`); w.Code != 200 {
		t.Fatal(w.Body)
	}
	if w := get(a, Root+"/meetings", "If-None-Match", tag); w.Code != 200 || w.Header().Get("ETag") == tag {
		t.Errorf("after an addition: %d, %s", w.Code, w.Header())
	}
}

func TestActions(t *testing.T) {
	a, _ := newAPI(t)
	talks := string(apitest.Talks().Document.ID[1:])
	for _, c := range []struct {
		path, body string
		status     int
		want       string
	}{
		{"/decisions", `{"kind":"retract","a":"m1-` + talks + `","because":"a slip"}`, 201, `"number":1`},
		{"/decisions", `{"kind":"undo","undoes":1,"because":"no slip"}`, 201, `"number":2`},
		{"/decisions", `{"kind":"part","a":"a1-` + talks + `","b":"a2-` + talks + `","because":"two"}`, 201, `"number":3`},
		{"/decisions", `{"kind":"join","a":"a1-` + talks + `","b":"a2-000000000000","because":"one"}`, 404, `decide about a2-000000000000`},
		{"/decisions", `{"kind":"join","a":"a1-` + talks + `","b":"a1-` + talks + `","because":"one"}`, 422, `same as itself`},
		{"/decisions", `{"kind":"correct","a":"m1-` + talks + `","field":"status","value":"held","because":"seen"}`, 201, `"number":4`},
		{"/decisions", `{"kind":"correct","a":"m1-` + talks + `","field":"status","value":"burnt","because":"seen"}`, 422, `it is held, planned`},
		{"/decisions", `{"kind":"correct","a":"m1-` + talks + `","field":"when","value":"soon","because":"seen"}`, 422, `no date`},
		{"/decisions", `{"kind":"correct","a":"m1-` + talks + `","field":"id","value":"m2","because":"seen"}`, 422, `status, format, when`},
		{"/decisions", `{"kind":"correct","a":"m1-000000000000","field":"status","value":"held","because":"seen"}`, 404, ``},
		{"/decisions", `{"kind":"undo","undoes":9,"because":"one"}`, 422, `no decision 9`},
		{"/decisions", `{"kind":"retract","a":"m1-` + talks + `","because":" "}`, 422, `without a reason`},
		{"/decisions", `{"kind":"retract","a":"m1-` + talks + `"}`, 422, `because`},
		{"/decisions", `{"kind":"burn","because":"x"}`, 422, `body.kind`},
		{"/decisions", `{"kind":"undo","undoes":1,"because":"x","by":"somebody else"}`, 422, `body`},
		{"/decisions", `{"kind":`, 400, ``},
		{"/decisions", `{"kind":"undo","undoes":1,"because":"` + strings.Repeat("x", small) + `"}`, 413, ``},
		{"/documents", `{"text":"The ferry sank.","publisher":"Gazette"}`, 200, `"added":true`},
		{"/documents", `{"text":"The ferry sank.","publisher":"Gazette"}`, 200, `"added":false`},
		{"/documents", `{"text":"1. One.\n2. Two.\n","draft":true,"title":"Two points"}`, 200, `"kind":"draft"`},
		{"/documents", `{"text":"no points","draft":true}`, 422, `begins a line with its number`},
		{"/documents", `{"text":""}`, 422, `body.text`},
		{"/documents", `{"text":"x","published":"soon"}`, 422, `body.published`},
		{"/documents", `{"text":"` + strings.Repeat("x", largest) + `"}`, 413, ``},
		{"/documents", `{"text":"` + strings.Repeat("x ", 2<<20) + `y"}`, 413, `split`},
		{"/meetings", `{}`, 405, `cannot be done here`},
	} {
		w := post(a, Root+c.path, c.body)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%.200s: %d, want %d with %s: %.500s", c.body, w.Code, c.status, c.want, w.Body)
		}
		if w.Code >= 400 && w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.200s: %v", c.body, w.Header())
		}
	}
	if w := get(a, Root+"/decisions"); !strings.Contains(w.Body.String(), `"total":4`) {
		t.Errorf("the decisions are %s", w.Body)
	}
	if w := get(a, Root+"/meetings?q=status:held"); !strings.Contains(w.Body.String(), `"total":1`) {
		t.Errorf("what was corrected is not found: %s", w.Body)
	}
}
