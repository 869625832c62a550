package gate

import (
	"context"
	"net"
	"net/http"
	"time"
)

// How long one may take to ask and to be answered. Who follows what is new is
// given more time with each event.
const (
	headTimeout  = 10 * time.Second
	readTimeout  = time.Minute
	writeTimeout = 2 * time.Minute
	idleTimeout  = 2 * time.Minute
)

// Serve serves a handler on a listener until ctx ends, over TLS where the files
// of a certificate and its key are named.
func Serve(ctx context.Context, l net.Listener, h http.Handler, certificate, key string) error {
	s := &http.Server{Handler: h, ReadHeaderTimeout: headTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: 64 << 10}
	stop := context.AfterFunc(ctx, func() { s.Close() })
	defer stop()
	var err error
	if certificate != "" {
		err = s.ServeTLS(l, certificate, key)
	} else {
		err = s.Serve(l)
	}
	if ctx.Err() != nil {
		return nil
	}
	return err
}
