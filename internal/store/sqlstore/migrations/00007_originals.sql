-- +goose Up
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY, -- of the bytes before they are packed
    body   BYTEA NOT NULL    -- the bytes of a file, packed by gzip
);

-- +goose Down
DROP TABLE originals;
