-- key: project_row_id
-- references: project_row_id -> fact_project_budget
-- references: fiscal_year -> dim_fiscal_year
-- references: department_id -> dim_department
-- fill: none, it is counted when the rules are judged, which need the same counts (warehouse/judging)
-- nullable: weight_total, heaviest_weight
CREATE VIEW project_targets AS
SELECT
    row_base + row_no AS project_row_id,
    fiscal_year,
    department_id,
    is_current,
    indicator_rows::BIGINT AS indicator_rows,
    quantity_rows::BIGINT AS quantity_rows,
    quality_rows::BIGINT AS quality_rows,
    timeliness_rows::BIGINT AS timeliness_rows,
    satisfaction_rows::BIGINT AS satisfaction_rows,
    cost_rows::BIGINT AS cost_rows,
    weightless_rows::BIGINT AS weightless_rows,
    weight_total,
    heaviest_weight
FROM stored.project_targets;

COMMENT ON VIEW project_targets IS '预算文件中一个项目（批复行）的目标行合计：行数、各类行数、权重；没有目标行的项目计 0｜What the target rows of a project (its approved row in a budget document) come to: how many, of which class, how heavy; 0 for a project without any';
COMMENT ON COLUMN project_targets.project_row_id IS '项目行（fact_project_budget.row_id）｜The project''s row (fact_project_budget.row_id)';
COMMENT ON COLUMN project_targets.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN project_targets.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN project_targets.is_current IS '其目标行是否有效：未被其他文件取代或重复｜Whether its target rows count: no other document replaces or repeats them';
COMMENT ON COLUMN project_targets.indicator_rows IS '目标行数｜Target rows';
COMMENT ON COLUMN project_targets.quantity_rows IS '目标行中数量指标｜Target rows of 数量指标 (quantity)';
COMMENT ON COLUMN project_targets.quality_rows IS '目标行中质量指标｜Target rows of 质量指标 (quality)';
COMMENT ON COLUMN project_targets.timeliness_rows IS '目标行中时效指标｜Target rows of 时效指标 (timeliness)';
COMMENT ON COLUMN project_targets.satisfaction_rows IS '目标行中满意度指标，一级或二级｜Target rows of satisfaction, at level 1 or level 2';
COMMENT ON COLUMN project_targets.cost_rows IS '目标行中成本指标，一级或二级｜Target rows of cost, at level 1 or level 2';
COMMENT ON COLUMN project_targets.weightless_rows IS '目标行中没有可读权重的｜Target rows without a readable weight';
COMMENT ON COLUMN project_targets.weight_total IS '权重合计（分）；均无法读取或未印出时为空｜Sum of their weights in points; NULL when none is readable or printed';
COMMENT ON COLUMN project_targets.heaviest_weight IS '最大的单项权重（分）；均无法读取或未印出时为空｜The largest weight of one row in points; NULL when none is readable or printed';
