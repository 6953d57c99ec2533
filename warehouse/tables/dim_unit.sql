-- key: unit_id
-- references: department_id -> dim_department
CREATE TABLE dim_unit (
    unit_id         BIGINT NOT NULL,
    department_id   BIGINT NOT NULL,
    code            VARCHAR,
    name            VARCHAR,
    valid_from_year INTEGER,
    valid_to_year   INTEGER
);

COMMENT ON TABLE dim_unit IS '某一时期的预算单位｜A budget unit as it was in a span of years';
COMMENT ON COLUMN dim_unit.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN dim_unit.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN dim_unit.code IS '单位代码，仅在同一区划和年度内有效｜Unit code; it means something only inside its division and year';
COMMENT ON COLUMN dim_unit.name IS '单位名称｜Name';
COMMENT ON COLUMN dim_unit.valid_from_year IS '首次见到的年度｜First year it is seen in';
COMMENT ON COLUMN dim_unit.valid_to_year IS '最后见到的年度｜Last year it is seen in';
