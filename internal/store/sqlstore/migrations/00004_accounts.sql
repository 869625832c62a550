-- +goose Up
CREATE TABLE users (
    name     TEXT PRIMARY KEY,
    password TEXT NOT NULL, -- hashed
    body     TEXT NOT NULL  -- the rest as JSON
);

CREATE TABLE passes (
    id       TEXT PRIMARY KEY,
    username TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    hash     TEXT NOT NULL UNIQUE,
    made     TEXT NOT NULL, -- RFC 3339, UTC
    body     TEXT NOT NULL  -- the rest as JSON
);

CREATE TABLE deeds (
    number INTEGER PRIMARY KEY,
    body   TEXT NOT NULL -- the deed as JSON
);

-- +goose Down
DROP TABLE deeds;
DROP TABLE passes;
DROP TABLE users;
