-- What projects are called, once each.
CREATE TABLE stored.project_name (
    name_serial  INTEGER NOT NULL,
    name         VARCHAR NOT NULL,
    name_printed VARCHAR
);
