-- A finding: where it stands, and the number of what it says. Its row is row_base + row_no; it has an id of its own where a
-- rule may speak more than once of a row, or speaks of none. What rules come to is counted by region and department.
CREATE TABLE stored.finding (
    own_id          BIGINT,
    wording_serial  INTEGER NOT NULL,
    evidence        VARCHAR NOT NULL,
    document_serial INTEGER NOT NULL,
    page            INTEGER,
    sheet           VARCHAR,
    source_row      INTEGER,
    row_base        BIGINT,
    row_no          INTEGER,
    region_id       BIGINT NOT NULL,
    department_id   BIGINT NOT NULL,
    fiscal_year     INTEGER NOT NULL,
    is_current      BOOLEAN NOT NULL
);
