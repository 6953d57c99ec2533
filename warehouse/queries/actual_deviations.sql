-- question: 20
-- 问题：哪些自评实际值偏离目标 30% 以上？
-- asks: which actuals in self-evaluations are off their target by 30 % and more?
-- reads: deviation_percent is (actual − target) / target; the target is the budget document's, and the one that the evaluation
-- reads: restates where no budget's fits (target_from). outcome says whether the deviation is better or worse, by what is better for the
-- reads: indicator: far better often means a target that was set low. reason is what the form says, NULL where it says nothing
-- edit: in `asked`, the percent, the year (NULL for all), words of the department's name, and how many rows: the farthest first
-- edit: (5,000 at most)
-- 读法：deviation_percent =（完成值 − 指标值）÷ 指标值；指标值以预算文件为准，无对应目标时用自评重列的（target_from）。outcome 按指标方向说明优于还是劣于目标：远优于目标，往往是目标定得低。reason 为表中所写原因，未写则为空。
-- 可改：asked 中的百分比、年度（NULL 为全部）、部门名、行数：偏离最大者在先（最多 5000 行）。
WITH asked AS (SELECT 30 AS percent, NULL::INTEGER AS year, '%' AS department, 200 AS rows_shown),
found AS (
    SELECT actual.row_id, actual.fiscal_year, actual.target_row_id, actual.deviation_percent
    FROM fact_indicator_actual AS actual
    JOIN dim_department AS department ON department.department_id = actual.department_id
    JOIN asked ON abs(actual.deviation_percent) >= asked.percent
        AND actual.fiscal_year = coalesce(asked.year, actual.fiscal_year)
        AND department.name LIKE asked.department
    WHERE actual.is_current AND actual.stage = 'evaluation'
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS rows_in_all
    FROM found
    ORDER BY abs(deviation_percent) DESC, row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT rows_shown FROM asked)
)
-- LATERAL: of the millions only these rows are looked up, in their year.
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    coalesce(project.name_printed, project.name) AS project_name,
    nullif(actual.fiscal_year, 0) AS fiscal_year,
    indicator.name AS indicator_name,
    actual.better,
    CASE
        WHEN actual.target_budgeted IS NULL THEN actual.value_printed
        WHEN ends_with(target.target_as_text, target.measure_unit_printed) THEN target.target_as_text
        ELSE concat(target.target_as_text, target.measure_unit_printed)
    END AS target,
    if(actual.target_budgeted IS NULL, 'evaluation', 'budget') AS target_from,
    actual.actual_printed,
    actual.deviation_percent,
    actual.outcome,
    CASE actual.outcome WHEN 'better' THEN '优于目标' WHEN 'worse' THEN '劣于目标' WHEN 'other' THEN '不等于目标' END AS 结果,
    actual.score,
    actual.weight,
    actual.reason,
    shown.rows_in_all,
    actual.row_id,
    actual.target_row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_indicator_actual AS printed
    WHERE printed.row_id = shown.row_id AND printed.fiscal_year = shown.fiscal_year
) AS actual
CROSS JOIN LATERAL (
    FROM fact_project_budget AS printed
    WHERE printed.row_id = actual.project_row_id AND printed.fiscal_year = actual.fiscal_year
) AS project
LEFT JOIN (
    SELECT budgeted.*
    FROM shown
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.row_id = shown.target_row_id AND printed.fiscal_year = shown.fiscal_year
    ) AS budgeted
) AS target ON target.row_id = actual.target_row_id
JOIN dim_department AS department ON department.department_id = actual.department_id
JOIN dim_unit AS unit ON unit.unit_id = actual.unit_id
JOIN dim_indicator AS indicator ON indicator.indicator_id = actual.indicator_id
ORDER BY abs(actual.deviation_percent) DESC, department.name, unit.name, project_name, indicator.name, actual.row_id;
