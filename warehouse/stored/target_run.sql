-- Years in which a target stayed the same: where it stands in the last of them, in the first, and what stood there before.
CREATE TABLE stored.target_run (
    row_base        BIGINT NOT NULL,
    row_no          INTEGER NOT NULL,
    first_row_base  BIGINT NOT NULL,
    first_row_no    INTEGER NOT NULL,
    before_row_base BIGINT,
    before_row_no   INTEGER,
    department_id   BIGINT NOT NULL,
    project_serial  INTEGER NOT NULL,
    first_year      INTEGER NOT NULL,
    last_year       INTEGER NOT NULL,
    change          VARCHAR,
    is_words        BOOLEAN NOT NULL,
    is_at_limit     BOOLEAN NOT NULL
);
