-- fill: from facts
-- key: project_id
-- references: unit_id -> dim_unit
-- references: merged_into -> dim_project
-- label: name
CREATE TABLE dim_project (
    project_id          BIGINT NOT NULL,
    unit_id             BIGINT NOT NULL,
    name                VARCHAR NOT NULL,
    category            VARCHAR,
    settlement          VARCHAR,
    first_year          INTEGER,
    last_year           INTEGER,
    budget_years        BIGINT NOT NULL,
    largest_budget_yuan DECIMAL(18,2),
    merged_into         BIGINT
);

COMMENT ON TABLE dim_project IS '跨年度的项目；已并入其他项目的编号仍保留一行｜A project through the years; an id that was merged into another keeps its row';
COMMENT ON COLUMN dim_project.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN dim_project.unit_id IS '最近年度印出的预算单位；0 表示未知｜Budget unit as its latest year prints it; 0 when unknown';
COMMENT ON COLUMN dim_project.name IS '项目名称（规范，可能来自其他年度）｜Name, canonical; it may be that of another year';
COMMENT ON COLUMN dim_project.category IS '项目类别：人员类、运转类、特定目标类｜Category: personnel, operations or special purpose';
COMMENT ON COLUMN dim_project.settlement IS '结算方式，如据实结算｜How it is settled, such as at actual cost';
COMMENT ON COLUMN dim_project.first_year IS '首个年度｜First year';
COMMENT ON COLUMN dim_project.last_year IS '最后年度｜Last year';
COMMENT ON COLUMN dim_project.budget_years IS '有批复预算计入的年度数（project_year）；年度未知的不算｜Years with an approved budget that counts (project_year); an unknown year is none';
COMMENT ON COLUMN dim_project.largest_budget_yuan IS '单年最大的批复预算（元），各批次合计；均无法读取时为空｜The largest approved budget of a year in yuan, all tranches together; NULL when none is readable';
COMMENT ON COLUMN dim_project.merged_into IS '已并入的项目，其各行计入该项目；未并入时为空｜The project that its rows are counted under; NULL where it stands for itself';
