-- +goose Up
CREATE TABLE documents (
    id         TEXT PRIMARY KEY,
    published  TEXT NOT NULL, -- EDTF, or '' where it is not known
    body       TEXT NOT NULL, -- the document as JSON
    text       TEXT NOT NULL, -- the canonical text
    added      TEXT NOT NULL, -- RFC 3339, UTC
    reader     TEXT NOT NULL
);
CREATE INDEX documents_published ON documents (published, id);

CREATE TABLE items (
    id       TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    list     TEXT NOT NULL,
    place    INTEGER NOT NULL, -- among the document's items
    body     TEXT NOT NULL     -- the item as JSON
);
CREATE INDEX items_list ON items (list, document, place);
CREATE INDEX items_document ON items (document, place);

-- +goose Down
DROP TABLE items;
DROP TABLE documents;
