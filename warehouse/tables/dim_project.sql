-- key: project_id
-- references: unit_id -> dim_unit
CREATE TABLE dim_project (
    project_id BIGINT NOT NULL,
    unit_id    BIGINT NOT NULL,
    name       VARCHAR NOT NULL,
    category   VARCHAR,
    settlement VARCHAR,
    first_year INTEGER,
    last_year  INTEGER
);

COMMENT ON TABLE dim_project IS '跨年度的项目｜A project through the years';
COMMENT ON COLUMN dim_project.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN dim_project.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN dim_project.name IS '项目名称（规范）｜Name, canonical';
COMMENT ON COLUMN dim_project.category IS '项目类别：人员类、运转类、特定目标类｜Category: personnel, operations or special purpose';
COMMENT ON COLUMN dim_project.settlement IS '结算方式，如据实结算｜How it is settled, such as at actual cost';
COMMENT ON COLUMN dim_project.first_year IS '首个年度｜First year';
COMMENT ON COLUMN dim_project.last_year IS '最后年度｜Last year';
