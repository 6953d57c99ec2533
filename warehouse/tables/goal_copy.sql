-- key: row_id
-- references: row_id -> fact_project_budget
-- references: original_row_id -> fact_project_budget
-- references: fiscal_year -> dim_fiscal_year
-- references: department_id -> dim_department
-- fill: none, it is put together from what is stored
-- stored: goal_copy
CREATE VIEW goal_copy AS
SELECT
    row_base + row_no AS row_id,
    original_row_base + original_row_no AS original_row_id,
    fiscal_year,
    department_id,
    likeness,
    score,
    relation
FROM stored.goal_copy;

COMMENT ON VIEW goal_copy IS '重复或照抄的年度目标；同年度内谁先写成，文件并不说明｜An annual goal that an earlier year or another project prints as well; within a year no document tells which was written first';
COMMENT ON COLUMN goal_copy.row_id IS '照抄的项目行（fact_project_budget.row_id）｜Project row that copies (fact_project_budget.row_id)';
COMMENT ON COLUMN goal_copy.original_row_id IS '被照抄的项目行：年度、区划、部门、单位次序中的第一行；来自同一项目以前年度时为该项目的第一行｜Project row that it is copied from: the first in order of year, region, department and unit, or the project''s own first one';
COMMENT ON COLUMN goal_copy.fiscal_year IS '照抄的项目行的预算年度；0 表示未知｜Fiscal year of the row that copies; 0 when unknown';
COMMENT ON COLUMN goal_copy.department_id IS '照抄的项目行的部门编号；0 表示未知｜Department of the row that copies; 0 when unknown';
COMMENT ON COLUMN goal_copy.likeness IS '相似：exact 相同，near 相近（数字除外）｜Likeness: exact, or near once numbers are left out';
COMMENT ON COLUMN goal_copy.score IS '相似度（0–1）：exact 为 1；near 为 1 时仅数字不同，低于 0.9 时一个是另一个的开头｜Similarity from 0 to 1: 1 for exact; near with 1 differs in numbers alone, below 0.9 one is the beginning of the other';
COMMENT ON COLUMN goal_copy.relation IS '关系：year_before 同一项目以前年度、same_unit 同单位、same_department 同部门、same_region 同区划、other_region 其他或未知区划｜Relation: year_before (the same project in an earlier year), same_unit, same_department, same_region or other_region (also where it is unknown)';
