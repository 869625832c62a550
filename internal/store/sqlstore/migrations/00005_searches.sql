-- +goose Up
CREATE TABLE searches (
    owner TEXT NOT NULL,
    name  TEXT NOT NULL,
    body  TEXT NOT NULL, -- the search as JSON
    PRIMARY KEY (owner, name)
);

-- +goose Down
DROP TABLE searches;
