-- key: fiscal_year
-- label: name
CREATE TABLE dim_fiscal_year (
    fiscal_year INTEGER NOT NULL,
    name        VARCHAR NOT NULL
);

COMMENT ON TABLE dim_fiscal_year IS '预算年度；0 为未知｜A fiscal year; 0 is the unknown one';
COMMENT ON COLUMN dim_fiscal_year.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN dim_fiscal_year.name IS '名称｜Name';
