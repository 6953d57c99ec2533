-- key: unit_id, fiscal_year, unit_code, unit_name
-- references: unit_id -> dim_unit
-- references: fiscal_year -> dim_fiscal_year
-- label: unit_code, unit_name
CREATE TABLE unit_link (
    unit_id     BIGINT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    unit_code   VARCHAR,
    unit_name   VARCHAR,
    rule        VARCHAR NOT NULL,
    decided_by  VARCHAR NOT NULL,
    rows        BIGINT NOT NULL
);

COMMENT ON TABLE unit_link IS '为何某个印出的单位属于某预算单位｜Why a printed unit stands for a budget unit';
COMMENT ON COLUMN unit_link.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN unit_link.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN unit_link.unit_code IS '印出的单位代码｜Unit code as printed';
COMMENT ON COLUMN unit_link.unit_name IS '印出的单位名称｜Unit name as printed';
COMMENT ON COLUMN unit_link.rule IS '依据的规则｜Rule that joined them';
COMMENT ON COLUMN unit_link.decided_by IS '由规则或人决定｜Decided by a rule or by a person';
COMMENT ON COLUMN unit_link.rows IS '项目行数｜Project rows that print it';
