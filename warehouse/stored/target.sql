-- A printed indicator row: who, where, and the numbers of what it says. Its id is row_base + row_no, that of its project's
-- row lies `behind_project` below: apart they take hardly any room, because rows of one document stand together. The project
-- is its own id, not a number: of all that a row names projects are the most, and a query that has to look each up in a table
-- of a million is planned badly.
CREATE TABLE stored.target (
    row_base         BIGINT NOT NULL,
    row_no           INTEGER NOT NULL,
    behind_project   BIGINT NOT NULL,
    document_serial  INTEGER NOT NULL,
    fiscal_year      INTEGER NOT NULL,
    region_id        BIGINT NOT NULL,
    department_id    BIGINT NOT NULL,
    unit_id          BIGINT NOT NULL,
    project_id       BIGINT NOT NULL,
    name_serial      INTEGER NOT NULL,
    value_serial     INTEGER NOT NULL,
    wording_serial   INTEGER NOT NULL,
    indicator_no     INTEGER NOT NULL,
    baseline_printed VARCHAR,
    is_current       BOOLEAN NOT NULL,
    is_disputed      BOOLEAN NOT NULL,
    page             INTEGER,
    sheet            VARCHAR,
    source_row       INTEGER NOT NULL,
    box              VARCHAR
);
