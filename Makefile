.PHONY: fuzz
# Each fuzz target of the formats for FUZZTIME, one after the other.
FUZZTIME ?= 1m

fuzz:
	@set -e; for file in $$(grep -rl '^func Fuzz' --include='*_test.go' internal/ingest); do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\).*/\1/p' $$file); do \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x ./$$(dirname $$file); \
		done; \
	done
