package gate

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// hello is what the tests serve.
var hello = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "hello") })

// listen serves hello until the test ends and gives its address; ended tells
// what Serve gave.
func listen(t *testing.T, certificate, key string) (address string, stop func(), ended chan error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	ended = make(chan error, 1)
	go func() { ended <- Serve(ctx, l, hello, certificate, key) }()
	return l.Addr().String(), stop, ended
}

func TestServe(t *testing.T) {
	t.Parallel()
	address, stop, ended := listen(t, "", "")
	w, err := http.Get("http://" + address)
	if err != nil || w.StatusCode != 200 {
		t.Fatal(w, err)
	}
	w.Body.Close()
	stop()
	if err := <-ended; err != nil {
		t.Errorf("a server that was stopped gives %v", err)
	}
}

// TestSlow: who does not finish a request is cut off.
func TestSlow(t *testing.T) {
	t.Parallel()
	address, _, _ := listen(t, "", "")
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: localhost\r\n"); err != nil {
		t.Fatal(err)
	}
	if err := c.SetReadDeadline(time.Now().Add(2 * headTimeout)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("a slow client is still there: %v", err)
	}
}

func TestHTTPS(t *testing.T) {
	t.Parallel()
	certificate, key, pool := selfSigned(t)
	address, _, _ := listen(t, certificate, key)
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	w, err := c.Get("https://" + address)
	if err != nil {
		t.Fatal(err)
	}
	w.Body.Close()
	_, _, ended := listen(t, filepath.Join(t.TempDir(), "none.crt"), key)
	if err := <-ended; err == nil {
		t.Error("a certificate that is not there serves")
	}
}

// selfSigned makes the files of a certificate and its key, and what trusts it.
func selfSigned(t *testing.T) (certificate, key string, pool *x509.CertPool) {
	t.Helper()
	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	body, err := x509.CreateCertificate(rand.Reader, c, c, &secret.PublicKey, secret)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalECPrivateKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	pool = x509.NewCertPool()
	certificate, key = filepath.Join(t.TempDir(), "a.crt"), filepath.Join(t.TempDir(), "a.key")
	public := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: body})
	if !pool.AppendCertsFromPEM(public) {
		t.Fatal("the certificate cannot be read")
	}
	for path, b := range map[string][]byte{certificate: public, key: pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private})} {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return certificate, key, pool
}
