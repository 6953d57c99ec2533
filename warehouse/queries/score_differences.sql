-- question: 21
-- 问题：哪些自评得分复算与公布不符？
-- asks: which published scores differ from those that the rules give?
-- reads: two lists in one, told by about: indicator (a published score that no version of the scoring rules gives, rounded or cut off as
-- reads: printed; recomputed is by the current rules) and total (a published total that is off the sum of the recomputed scores and
-- reads: execution rate × 10). Qualitative indicators are a person's points: they stand in the total as published
-- edit: in `asked`, the points that a total may be off, the year (NULL for all), words of the department's name, and how many
-- edit: rows: the largest differences first (5,000 at most)
-- 读法：两部分，以 about 区分：indicator 为任何版本的计分规则都得不出的公布得分（按印出的小数位四舍五入或截断），recomputed 按现行规则；total 为公布总分与复算得分之和加执行率 × 10 不符。定性指标由人打分，在总分中按公布数计。
-- 可改：asked 中的总分容差、年度（NULL 为全部）、部门名、行数：差额最大者在先（最多 5000 行）。
WITH asked AS (SELECT 0.05 AS tolerance, NULL::INTEGER AS year, '%' AS department, 200 AS rows_shown),
evaluated AS (
    SELECT
        actual.row_id, actual.project_row_id, actual.fiscal_year, actual.score, actual.score_recomputed, actual.scoring_rule,
        actual.total_recomputed
    FROM fact_indicator_actual AS actual
    JOIN dim_department AS department ON department.department_id = actual.department_id
    JOIN asked ON actual.fiscal_year = coalesce(asked.year, actual.fiscal_year) AND department.name LIKE asked.department
    WHERE actual.is_current AND actual.stage = 'evaluation'
),
-- LATERAL: of the millions of project rows only the evaluations' are looked up, in their year.
totals AS (
    SELECT form.project_row_id, form.fiscal_year, project.total_score, form.total_recomputed
    FROM (
        SELECT DISTINCT project_row_id, fiscal_year, total_recomputed FROM evaluated WHERE total_recomputed IS NOT NULL
    ) AS form
    CROSS JOIN LATERAL (
        SELECT total_score
        FROM fact_project_budget AS printed
        WHERE printed.row_id = form.project_row_id AND printed.fiscal_year = form.fiscal_year
    ) AS project
),
found AS (
    SELECT
        'indicator' AS about, row_id, project_row_id, fiscal_year, score AS published, score_recomputed AS recomputed,
        score - score_recomputed AS difference
    FROM evaluated
    WHERE score_recomputed IS NOT NULL AND score IS NOT NULL AND scoring_rule IS NULL
    UNION ALL
    SELECT
        'total', project_row_id, project_row_id, fiscal_year, total_score, total_recomputed, total_score - total_recomputed
    FROM totals
    JOIN asked ON abs(total_score - total_recomputed) > asked.tolerance
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS rows_in_all
    FROM found
    ORDER BY abs(difference) DESC, row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT rows_shown FROM asked)
)
SELECT
    shown.about,
    CASE shown.about WHEN 'indicator' THEN '指标得分' ELSE '总分' END AS 对象,
    department.name AS department_name,
    unit.name AS unit_name,
    coalesce(project.name_printed, project.name) AS project_name,
    nullif(shown.fiscal_year, 0) AS fiscal_year,
    indicator.name AS indicator_name,
    actual.value_printed AS target,
    actual.actual_printed,
    actual.weight,
    shown.published,
    shown.recomputed,
    shown.difference,
    actual.score_current,
    actual.score_2017,
    actual.reason,
    shown.rows_in_all,
    shown.row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_project_budget AS printed
    WHERE printed.row_id = shown.project_row_id AND printed.fiscal_year = shown.fiscal_year
) AS project
LEFT JOIN (FROM fact_indicator_actual SEMI JOIN shown USING (row_id)) AS actual ON actual.row_id = shown.row_id
JOIN dim_department AS department ON department.department_id = project.department_id
JOIN dim_unit AS unit ON unit.unit_id = project.unit_id
LEFT JOIN dim_indicator AS indicator ON indicator.indicator_id = actual.indicator_id
ORDER BY abs(shown.difference) DESC, shown.about, department.name, unit.name, project_name, indicator.name, shown.row_id;
