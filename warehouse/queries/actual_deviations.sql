-- question: 20
-- 问题：哪些自评实际值偏离目标 30% 以上？
-- asks: which actuals in self-evaluations are off their target by 30 % and more?
-- reads: deviation_percent is (actual − target) / target; the target is the budget document's, and the one that the evaluation
-- reads: restates where no budget's fits (target_from). outcome says whether the deviation is better or worse, by what is better for the
-- reads: indicator: far better often means a target that was set low. reason is what the form says, NULL where it says nothing
-- edit: in `asked`, the percent, the year (NULL for all), words of the department's name, and how many rows: the farthest first
-- 读法：deviation_percent =（完成值 − 指标值）÷ 指标值；指标值以预算文件为准，无对应目标时用自评重列的（target_from）。outcome 按指标方向说明优于还是劣于目标：远优于目标，往往是目标定得低。reason 为表中所写原因，未写则为空。
-- 可改：asked 中的百分比、年度（NULL 为全部）、部门名、行数：偏离最大者在先。
WITH asked AS (SELECT 30 AS percent, NULL::INTEGER AS year, '%' AS department, 200 AS rows_shown),
found AS (
    SELECT evaluated.*
    FROM mart_target_actual AS evaluated
    JOIN asked ON abs(evaluated.deviation_percent) >= asked.percent
        AND evaluated.fiscal_year IS NOT DISTINCT FROM coalesce(asked.year, evaluated.fiscal_year)
        AND evaluated.department_name LIKE asked.department
)
SELECT
    department_name,
    unit_name,
    project_name,
    fiscal_year,
    indicator_name,
    better,
    coalesce(target_budgeted_printed, target_restated_printed) AS target,
    target_from,
    actual_printed,
    deviation_percent,
    outcome,
    CASE outcome WHEN 'better' THEN '优于目标' WHEN 'worse' THEN '劣于目标' WHEN 'other' THEN '不等于目标' END AS 结果,
    score,
    weight,
    reason,
    (SELECT count(*) FROM found) AS rows_in_all,
    row_id,
    target_row_id
FROM found
ORDER BY abs(deviation_percent) DESC, department_name, unit_name, project_name, indicator_name, row_id
LIMIT (SELECT rows_shown FROM asked);
