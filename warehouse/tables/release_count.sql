-- key: table_name, fiscal_year
-- about: release
-- fill: last, from the other tables
CREATE TABLE release_count (
    table_name  VARCHAR NOT NULL,
    fiscal_year INTEGER,
    rows        BIGINT NOT NULL
);

COMMENT ON TABLE release_count IS '本发布版本各表各年度的行数｜Rows of the release by table and fiscal year';
COMMENT ON COLUMN release_count.table_name IS '表名｜Table';
COMMENT ON COLUMN release_count.fiscal_year IS '预算年度；0 表示未知；不分年度的表为空｜Fiscal year; 0 when unknown; NULL for a table without years';
COMMENT ON COLUMN release_count.rows IS '行数｜Rows';
