-- +goose Up
CREATE TABLE whole (
    place    INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    list     TEXT NOT NULL,
    about    TEXT NOT NULL, -- the holder of an office, or ''
    body     TEXT NOT NULL, -- the item brought together, as JSON
    brief    TEXT NOT NULL, -- less of it, or ''
    accounts TEXT NOT NULL, -- JSON, or ''
    asked    TEXT NOT NULL  -- JSON, or ''
);
CREATE UNIQUE INDEX whole_id ON whole (id);
CREATE INDEX whole_about ON whole (about);

CREATE TABLE whole_alias (
    id    TEXT PRIMARY KEY,
    place INTEGER NOT NULL
);

CREATE TABLE whole_term (
    word   TEXT PRIMARY KEY,
    places BYTEA NOT NULL -- as store.Pack packs them
);

-- +goose Down
DROP TABLE whole_term;
DROP TABLE whole_alias;
DROP TABLE whole;
