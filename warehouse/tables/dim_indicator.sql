-- fill: from facts
-- key: indicator_id
-- references: merged_into -> dim_indicator
-- label: name
CREATE TABLE dim_indicator (
    indicator_id      BIGINT NOT NULL,
    indicator_key     VARCHAR,
    name              VARCHAR NOT NULL,
    reach_rows        BIGINT NOT NULL,
    reach_projects    BIGINT NOT NULL,
    reach_units       BIGINT NOT NULL,
    reach_departments BIGINT NOT NULL,
    reach_years       BIGINT NOT NULL,
    is_boilerplate    BOOLEAN NOT NULL,
    boilerplate_kind  VARCHAR,
    merged_into       BIGINT
);

COMMENT ON TABLE dim_indicator IS '规范的三级指标｜A canonical third-level indicator';
COMMENT ON COLUMN dim_indicator.indicator_id IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN dim_indicator.indicator_key IS '归并用的规范文本；规则改变后并入他项的为空｜Normalised text that its printed rows share; NULL where changed rules made it one with another';
COMMENT ON COLUMN dim_indicator.name IS '指标名称（规范）｜Name, canonical';
COMMENT ON COLUMN dim_indicator.reach_rows IS '有效指标行数｜Rows that count and carry it';
COMMENT ON COLUMN dim_indicator.reach_projects IS '涉及项目数｜Projects that carry it';
COMMENT ON COLUMN dim_indicator.reach_units IS '涉及单位数；换码或更名的单位算一个｜Units that carry it; a unit that changed its code or name is one';
COMMENT ON COLUMN dim_indicator.reach_departments IS '涉及部门数｜Departments that carry it';
COMMENT ON COLUMN dim_indicator.reach_years IS '涉及年度数｜Years that carry it';
COMMENT ON COLUMN dim_indicator.is_boilerplate IS '是否为套用指标：被许多项目使用｜Whether it is boilerplate: many projects carry it';
COMMENT ON COLUMN dim_indicator.boilerplate_kind IS '套用的来源：template 系统模板、shared 多部门共用、copied 部门内照抄｜Where boilerplate comes from: template (the finance system fills it in), shared (several departments) or copied (inside one department)';
COMMENT ON COLUMN dim_indicator.merged_into IS '已并入的指标；历次发布过的编号都保留｜The indicator that it was merged into; an id that was ever published stays';
