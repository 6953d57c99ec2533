-- A goal that another row prints as well. An id is row_base + row_no: in one document both rows' bases stay the same.
CREATE TABLE stored.goal_copy (
    row_base          BIGINT NOT NULL,
    row_no            INTEGER NOT NULL,
    original_row_base BIGINT NOT NULL,
    original_row_no   INTEGER NOT NULL,
    fiscal_year       INTEGER NOT NULL,
    department_id     BIGINT NOT NULL,
    likeness          VARCHAR NOT NULL,
    score             DECIMAL(5,4) NOT NULL,
    relation          VARCHAR NOT NULL
);
