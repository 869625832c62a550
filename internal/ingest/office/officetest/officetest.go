// Package officetest has LibreOffice write the files that tests read. It is for
// tests only and keeps no state.
package officetest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Write is what LibreOffice makes of a file: an "odt", a "docx" or a "pdf". The
// test is skipped where LibreOffice is not installed, but for CI.
func Write(t *testing.T, path, format string) []byte {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	c := exec.Command(program, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", format, "--outdir", dir, path)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", c, err, out)
	}
	b, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+"."+format))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
