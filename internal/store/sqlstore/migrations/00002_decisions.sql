-- +goose Up
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    body   TEXT NOT NULL -- the decision as JSON
);

CREATE TABLE derived (
    name    TEXT PRIMARY KEY,
    version TEXT NOT NULL, -- of the record that it was derived from
    body    TEXT NOT NULL
);

-- +goose Down
DROP TABLE derived;
DROP TABLE decisions;
