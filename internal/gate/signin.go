package gate

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout/internal/account"
	"readout/internal/store"
)

// Where people sign in and out.
const (
	signInPath  = "/sign-in"
	signOutPath = "/sign-out"
)

// cookie holds a session.
const cookie = "readout_session"

//go:embed signin.html
var page string

//go:embed signin.css
var style string

// signing lets people sign in and out.
type signing struct {
	options Options
	page    *template.Template
	mux     *http.ServeMux
}

func newSigning(o Options) *signing {
	s := &signing{options: o, page: template.Must(template.New("sign-in").Parse(page)), mux: http.NewServeMux()}
	s.mux.HandleFunc("GET "+signInPath, func(w http.ResponseWriter, r *http.Request) {
		s.show(w, http.StatusOK, form{To: home(r.FormValue("to"))})
	})
	s.mux.HandleFunc("POST "+signInPath, s.in)
	s.mux.HandleFunc("POST "+signOutPath, s.out)
	return s
}

// form is what the page shows.
type form struct {
	Style       template.CSS
	To          string // where to go afterwards
	Name, Wrong string
}

// formBytes is how large a form may be.
const formBytes = 16 << 10

// serves serves what is asked, if it is signing in or out.
func (s *signing) serves(w http.ResponseWriter, r *http.Request) bool {
	_, pattern := s.mux.Handler(r)
	if pattern != "" {
		r.Body = http.MaxBytesReader(w, r.Body, formBytes)
		s.mux.ServeHTTP(w, r)
	}
	return pattern != ""
}

func (s *signing) show(w http.ResponseWriter, status int, f form) {
	f.Style = template.CSS(style)
	sum := sha256.Sum256([]byte(style))
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if err := s.page.Execute(w, f); err != nil {
		s.options.Failed(err)
	}
}

// in signs somebody in.
func (s *signing) in(w http.ResponseWriter, r *http.Request) {
	f := form{To: home(r.PostFormValue("to")), Name: r.PostFormValue("name")}
	secret, err := s.options.Book.SignIn(r.Context(), f.Name, r.PostFormValue("password"), from(r), r.UserAgent())
	var wait *account.Wait
	switch {
	case errors.As(err, &wait):
		w.Header().Set("Retry-After", strconv.Itoa(int(wait.For.Seconds())+1))
		f.Wrong = wait.Error()
		s.show(w, http.StatusTooManyRequests, f)
	case errors.Is(err, account.ErrPassword):
		f.Wrong = account.ErrPassword.Error()
		s.show(w, http.StatusUnauthorized, f)
	case err != nil:
		s.options.Failed(err)
		f.Wrong = "the accounts could not be read"
		s.show(w, http.StatusInternalServerError, f)
	default:
		http.SetCookie(w, kept(r, secret, account.SessionFor))
		http.Redirect(w, r, f.To, http.StatusSeeOther)
	}
}

// out signs somebody out.
func (s *signing) out(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(cookie); err == nil {
		v, err := s.options.Book.Visitor(r.Context(), c.Value, store.SessionPass)
		if err == nil && v.Session != "" {
			err = s.options.Book.Revoke(r.Context(), store.SessionPass, v.Session, v.Name)
		}
		if err != nil {
			s.options.Failed(err)
		}
	}
	http.SetCookie(w, kept(r, "", -time.Second))
	http.Redirect(w, r, signInPath, http.StatusSeeOther)
}

// kept is the cookie of a session. A proxy in front that speaks HTTPS says so.
func kept(r *http.Request, secret string, age time.Duration) *http.Cookie {
	return &http.Cookie{Name: cookie, Value: secret, Path: "/", MaxAge: int(age.Seconds()), HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"}
}

// home is a path of this server, / for what is none.
func home(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n") || strings.HasPrefix(to, signInPath) {
		return "/"
	}
	return to
}

func escape(s string) string { return url.QueryEscape(s) }
