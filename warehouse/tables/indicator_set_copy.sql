-- key: row_id
-- references: row_id -> fact_project_budget
-- references: original_row_id -> fact_project_budget
CREATE TABLE indicator_set_copy (
    row_id          BIGINT NOT NULL,
    original_row_id BIGINT NOT NULL,
    likeness        VARCHAR NOT NULL,
    score           DECIMAL(5,4) NOT NULL,
    relation        VARCHAR NOT NULL,
    shared          BIGINT NOT NULL,
    own             BIGINT NOT NULL,
    others          BIGINT NOT NULL,
    origin          VARCHAR NOT NULL
);

COMMENT ON TABLE indicator_set_copy IS '同一年度内与另一项目相同或相近的一套指标；谁先写成，文件并不说明｜A project''s set of target indicators that another project of its year prints as well; no document tells which was written first';
COMMENT ON COLUMN indicator_set_copy.row_id IS '照抄的项目行（fact_project_budget.row_id）｜Project row that copies (fact_project_budget.row_id)';
COMMENT ON COLUMN indicator_set_copy.original_row_id IS '被照抄的项目行：区划、部门、单位次序中的第一行｜Project row that it is copied from: the first in order of region, department and unit';
COMMENT ON COLUMN indicator_set_copy.likeness IS '相似：exact 指标完全相同，near 大部分相同｜Likeness: exact for the same indicators, near for most of them';
COMMENT ON COLUMN indicator_set_copy.score IS '相似度（0–1）：共有指标占两套全部指标的比例｜Similarity from 0 to 1: indicators in both of all in either';
COMMENT ON COLUMN indicator_set_copy.relation IS '关系：same_unit 同单位、same_department 同部门、same_region 同区划、other_region 其他或未知区划｜Relation: same_unit, same_department, same_region or other_region (also where it is unknown)';
COMMENT ON COLUMN indicator_set_copy.shared IS '两套共有的指标数｜Indicators that stand in both';
COMMENT ON COLUMN indicator_set_copy.own IS '仅本项目有的指标数｜Indicators that stand only here';
COMMENT ON COLUMN indicator_set_copy.others IS '仅被照抄项目有的指标数｜Indicators that stand only there';
COMMENT ON COLUMN indicator_set_copy.origin IS '来源：template 共有的都是系统模板指标，copied 照抄｜Origin: template where all shared indicators are the finance system''s own, else copied';
