-- The documents of the facts, by their number within this release. Facts lie in the order of these numbers.
CREATE TABLE stored.document (
    document_serial INTEGER NOT NULL,
    document_id     VARCHAR NOT NULL
);
