-- question: 16
-- 问题：哪些目标连续三年完全相同？
-- asks: which targets stayed the same for three years or more?
-- reads: targets of the same project, indicator, class and unit of measure, with the same comparator and value in years that
-- reads: follow each other (a year that prints the number without a comparator goes on); words count as well as numbers;
-- reads: amounts are the project's (of a whole-department form the department's), in yuan, all tranches together. A target
-- reads: of 100 % or of zero stays by its nature: is_at_limit
-- edit: in `asked`, the number of years, words of the department's name, and how many targets to show: the longest runs first
-- edit: (5,000 at most)
-- 读法：同一项目、指标、类别、计量单位，连续年度的指标性质和指标值完全相同（某年只印数值、未印指标性质的，视为延续）；文字目标同样计算。金额为项目批复数（部门整体表为部门总额），单位元，各批次合计。100% 或 0 的目标本来就难变动：见 is_at_limit。
-- 可改：asked 中的年数、部门名、显示的目标数：连续最久者在先（最多 5000 行）。
WITH asked AS (SELECT 3 AS years, '%' AS department, 200 AS targets),
found AS (
    SELECT row_id, first_year, last_year, years, is_at_limit
    FROM target_run
    WHERE years >= (SELECT years FROM asked)
        AND department_id IN (SELECT department_id FROM dim_department, asked WHERE name LIKE asked.department)
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS targets_in_all
    FROM found
    ORDER BY years DESC, last_year DESC, row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT targets FROM asked)
),
-- LATERAL: of the millions only these rows are looked up, in their year.
told AS MATERIALIZED (
    SELECT shown.*, target.* EXCLUDE (row_id)
    FROM shown
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.row_id = shown.row_id AND printed.fiscal_year = shown.last_year
    ) AS target
),
money AS MATERIALIZED (
    SELECT project_id, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM (
        SELECT project_id, fiscal_year, amount_yuan
        FROM project_year
        UNION ALL
        SELECT project_id, fiscal_year, amount_yuan
        FROM fact_project_budget
        WHERE category = '部门整体' AND phase = '批复' AND is_current
    )
    WHERE project_id IN (SELECT project_id FROM told)
    GROUP BY project_id, fiscal_year
)
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    indicator.name AS indicator_name,
    class.level_2,
    nullif(comparator.symbol, '未知｜unknown') AS comparator,
    target.value_printed,
    nullif(measure_unit.name, '未知｜unknown') AS measure_unit,
    target.first_year,
    target.last_year,
    target.years,
    target.is_at_limit,
    first_money.amount_yuan AS amount_first_year_yuan,
    last_money.amount_yuan AS amount_last_year_yuan,
    indicator.boilerplate_kind,
    target.targets_in_all,
    target.row_id
FROM told AS target
JOIN dim_department AS department ON department.department_id = target.department_id
JOIN dim_project AS project ON project.project_id = target.project_id
JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
JOIN dim_indicator_class AS class ON class.class_id = target.class_id
JOIN dim_comparator AS comparator ON comparator.comparator_code = target.comparator_code
JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = target.measure_unit_id
JOIN dim_unit AS unit ON unit.unit_id = target.unit_id
LEFT JOIN money AS first_money ON first_money.project_id = target.project_id AND first_money.fiscal_year = target.first_year
LEFT JOIN money AS last_money ON last_money.project_id = target.project_id AND last_money.fiscal_year = target.last_year
ORDER BY target.years DESC, target.last_year DESC, department.name, unit.name, project.name, indicator.name, target.row_id;
