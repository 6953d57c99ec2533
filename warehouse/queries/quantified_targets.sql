-- 问题：哪些目标由文字改为数值，哪些由数值改为文字？
-- asks: which targets were put into numbers at last, and which lost their number?
-- reads: change: quantified (words in the year before, a number from this year on) or vague (a number became words); the same
-- reads: project, indicator and class, where each of both years prints one value. A target that goes vague can no longer be missed.
-- reads: Words that hold a number (不低于90% beside 定性) are compared with neither: the number was not lost. 零发生 is 0, and
-- reads: 全覆盖 100 %
-- edit: in `asked`, the year in which it was turned (NULL for all), words of the department's name, and how many rows: the latest first
-- edit: (5,000 at most)
-- 读法：change：quantified 上年为文字、当年起为数值，vague 由数值改为文字；同一项目、指标、类别，且两年各只印一个值。改为文字的目标，往后不会不达标。文字中含数字的（定性旁印“不低于90%”）不比较：数值并未取消。零发生即 0，全覆盖即 100%。
-- 可改：asked 中的改变年度（NULL 为全部）、部门名、行数：最近者在先（最多 5000 行）。
WITH asked AS (SELECT NULL::INTEGER AS year, '%' AS department, 200 AS rows_shown),
found AS (
    SELECT run.first_row_id, run.before_row_id, run.first_year, run.change, department.name AS department_name
    FROM target_run AS run
    JOIN dim_department AS department ON department.department_id = run.department_id
    JOIN asked ON department.name LIKE asked.department AND run.first_year = coalesce(asked.year, run.first_year)
    WHERE run.change IN ('quantified', 'vague')
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS targets_in_all
    FROM found
    ORDER BY first_year DESC, change, first_row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT rows_shown FROM asked)
)
-- LATERAL: of the millions only these rows are looked up, in their year.
SELECT
    shown.department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    indicator.name AS indicator_name,
    target.fiscal_year,
    shown.change,
    CASE shown.change WHEN 'quantified' THEN '量化' ELSE '改为文字' END AS 变化,
    before.target_as_text AS target_before,
    target.target_as_text AS target,
    nullif(measure_unit.name, '未知｜unknown') AS measure_unit,
    shown.targets_in_all,
    target.row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_indicator_target AS printed
    WHERE printed.row_id = shown.first_row_id AND printed.fiscal_year = shown.first_year
) AS target
CROSS JOIN LATERAL (
    FROM fact_indicator_target AS printed
    WHERE printed.row_id = shown.before_row_id
) AS before
JOIN dim_unit AS unit ON unit.unit_id = target.unit_id
JOIN dim_project AS project ON project.project_id = target.project_id
JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = target.measure_unit_id
ORDER BY shown.first_year DESC, shown.change, shown.department_name, unit.name, project.name, indicator.name, target.row_id;
