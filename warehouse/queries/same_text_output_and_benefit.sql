-- question: 9
-- 问题：哪些项目的产出指标与效益指标用的是同一指标？
-- asks: which projects print the same indicator as an output and as a benefit?
-- reads: one row is an indicator that stands under 产出指标 and under 效益指标 of one project row; canonical names are compared, so
-- reads: a number or a bracket beside the name does not hide it; the weights of both are points of one and the same result
-- edit: in `asked`, the year (the latest one), words of the department's name, and how many rows: the heaviest first
-- edit: (5,000 at most)
-- 读法：一行为同一项目中既列产出指标又列效益指标的一个指标；按规范名称比较，名称旁的序号、括号不影响。两处权重实为同一成果的得分。
-- 可改：asked 中的年度（默认最近一年）、部门名、行数：权重最大者在先（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        200 AS rows_shown
),
class AS (
    SELECT class_id, level_1 FROM dim_indicator_class WHERE level_1 IN ('产出指标', '效益指标')
),
printed AS (
    SELECT
        target.project_row_id, target.indicator_id, target.department_id, target.row_id, target.weight, class.level_1
    FROM fact_indicator_target AS target
    JOIN asked ON asked.year = target.fiscal_year
    JOIN class ON class.class_id = target.class_id
    WHERE target.is_current AND target.indicator_id <> 0
),
twice AS (
    SELECT DISTINCT output.project_row_id, output.indicator_id
    FROM (FROM printed WHERE level_1 = '产出指标') AS output
    SEMI JOIN (FROM printed WHERE level_1 = '效益指标') AS benefit USING (project_row_id, indicator_id)
),
side AS (
    SELECT
        project_row_id,
        indicator_id,
        any_value(department_id) AS department_id,
        min(row_id) FILTER (WHERE level_1 = '产出指标') AS output_row_id,
        min(row_id) FILTER (WHERE level_1 = '效益指标') AS benefit_row_id,
        sum(weight) AS weight
    FROM printed
    SEMI JOIN twice USING (project_row_id, indicator_id)
    GROUP BY project_row_id, indicator_id
),
found AS (
    SELECT side.*
    FROM side, asked
    JOIN dim_department AS department ON department.department_id = side.department_id
    WHERE department.name LIKE asked.department
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS indicators_in_all
    FROM found
    ORDER BY weight DESC NULLS LAST, output_row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked CROSS JOIN (SELECT year FROM asked) LIMIT (SELECT rows_shown FROM asked)
)
-- LATERAL: of the millions only these rows are looked up, in their year.
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    coalesce(budget.name_printed, budget.name) AS project_name,
    budget.fiscal_year,
    indicator.name AS indicator_name,
    output.target_as_text AS output_target,
    benefit.target_as_text AS benefit_target,
    output.level_2_printed AS output_class,
    benefit.level_2_printed AS benefit_class,
    output.weight AS output_weight,
    benefit.weight AS benefit_weight,
    shown.indicators_in_all,
    shown.output_row_id,
    shown.benefit_row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_project_budget AS printed
    WHERE printed.row_id = shown.project_row_id AND printed.fiscal_year = shown.year
) AS budget
CROSS JOIN LATERAL (
    FROM fact_indicator_target AS printed
    WHERE printed.row_id = shown.output_row_id AND printed.fiscal_year = shown.year
) AS output
CROSS JOIN LATERAL (
    FROM fact_indicator_target AS printed
    WHERE printed.row_id = shown.benefit_row_id AND printed.fiscal_year = shown.year
) AS benefit
JOIN dim_indicator AS indicator ON indicator.indicator_id = shown.indicator_id
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
ORDER BY shown.weight DESC NULLS LAST, department.name, unit.name, project_name, indicator.name, shown.output_row_id;
