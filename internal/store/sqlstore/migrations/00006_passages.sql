-- +goose Up
CREATE TABLE passages (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    body     TEXT NOT NULL -- where its words stand in the file that it came from, as JSON
);

-- +goose Down
DROP TABLE passages;
