-- What the target rows of a project's row come to. The id of the project's row is row_base + row_no.
CREATE TABLE stored.project_targets (
    row_base          BIGINT NOT NULL,
    row_no            INTEGER NOT NULL,
    fiscal_year       INTEGER NOT NULL,
    department_id     BIGINT NOT NULL,
    is_current        BOOLEAN NOT NULL,
    indicator_rows    INTEGER NOT NULL,
    quantity_rows     INTEGER NOT NULL,
    quality_rows      INTEGER NOT NULL,
    timeliness_rows   INTEGER NOT NULL,
    satisfaction_rows INTEGER NOT NULL,
    cost_rows         INTEGER NOT NULL,
    weightless_rows   INTEGER NOT NULL,
    weight_total      DECIMAL(18,4),
    heaviest_weight   DECIMAL(9,4)
);
