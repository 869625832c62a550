package api

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// tagged marks the operations whose answers change only with the record, the
// program and the day.
const tagged = "tagged"

// tag gives an answer its ETag, and answers that nothing changed where the one
// who asks has it.
func (a *API) tag(ctx huma.Context, next func(huma.Context)) {
	if ctx.Operation().Metadata[tagged] != true {
		ctx.SetHeader("Cache-Control", "no-store")
		next(ctx)
		return
	}
	version, err := a.desk.Store.Version(ctx.Context())
	if err != nil {
		next(ctx) // which meets the same failure and tells it
		return
	}
	sum := sha256.Sum256([]byte(a.options.Version + "\n" + version + "\n" + a.desk.Now().Format(time.DateOnly)))
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	ctx.SetHeader("ETag", tag)
	ctx.SetHeader("Cache-Control", "private, no-cache")
	if matches(ctx.Header("If-None-Match"), tag) {
		ctx.SetStatus(304)
		return
	}
	next(ctx)
}

// matches tells whether a tag is among those of a header.
func matches(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == tag {
			return true
		}
	}
	return false
}
