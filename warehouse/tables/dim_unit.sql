-- key: unit_id
-- references: department_id -> dim_department
-- references: successor_id -> dim_unit
-- references: current_unit_id -> dim_unit
-- label: code, name
CREATE TABLE dim_unit (
    unit_id         BIGINT NOT NULL,
    department_id   BIGINT NOT NULL,
    code            VARCHAR,
    name            VARCHAR,
    valid_from_year INTEGER,
    valid_to_year   INTEGER,
    successor_id    BIGINT,
    current_unit_id BIGINT NOT NULL
);

COMMENT ON TABLE dim_unit IS '某一时期的预算单位｜A budget unit as it was in a span of years';
COMMENT ON COLUMN dim_unit.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN dim_unit.department_id IS '最近年度的部门编号；0 表示未知｜Department in its latest year; 0 when unknown';
COMMENT ON COLUMN dim_unit.code IS '单位代码，仅在同一区划和年度内有效｜Unit code; it means something only inside its division and year';
COMMENT ON COLUMN dim_unit.name IS '单位名称；未印出时为代码｜Name; its code where none is printed';
COMMENT ON COLUMN dim_unit.valid_from_year IS '首次见到的年度｜First year it is seen in';
COMMENT ON COLUMN dim_unit.valid_to_year IS '最后见到的年度｜Last year it is seen in';
COMMENT ON COLUMN dim_unit.successor_id IS '承接单位（人工决定）；无承接或拆分为多个单位时为空｜The unit that it became, by a person''s word; NULL where it goes on or was split into several';
COMMENT ON COLUMN dim_unit.current_unit_id IS '现单位：逐级承接的最后一个单位；无承接时为自身｜The unit that it has become by now, following its successors; itself where it has none';
