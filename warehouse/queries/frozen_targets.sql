-- question: 16
-- 问题：哪些目标连续三年完全相同？
-- asks: which targets stayed the same for three years or more?
-- reads: targets of the same project, indicator, class and unit of measure, with the same comparator and value in years that
-- reads: follow each other; words count as well as numbers; amounts are the project's, in yuan, all tranches together. A target
-- reads: of 100 % or of zero stays by its nature: is_at_limit
-- edit: in `asked`, the number of years, words of the department's name, and how many targets to show: the longest runs first
-- edit: (10,000 at most)
-- 读法：同一项目、指标、类别、计量单位，连续年度的指标性质和指标值完全相同；文字目标同样计算。金额为项目批复数，单位元，各批次合计。100% 或 0 的目标本来就难变动：见 is_at_limit。
-- 可改：asked 中的年数、部门名、显示的目标数：连续最久者在先（最多 10000 行）。
WITH asked AS (SELECT 3 AS years, '%' AS department, 200 AS targets),
found AS (
    SELECT run.*, department.name AS department_name
    FROM target_run AS run
    JOIN asked ON run.years >= asked.years
    JOIN dim_department AS department ON department.department_id = run.department_id AND department.name LIKE asked.department
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS targets_in_all
    FROM found
    ORDER BY years DESC, last_year DESC, row_id
    LIMIT (SELECT targets FROM asked)
),
-- Few rows are looked up: said by a number, because the database prepares for all where it cannot foresee how few.
shown AS MATERIALIZED (
    FROM ranked LIMIT 10000
),
printed AS MATERIALIZED (
    SELECT * FROM fact_indicator_target WHERE row_id IN (SELECT row_id FROM shown)
),
money AS (
    SELECT project_id, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM fact_project_budget
    WHERE is_current
        AND phase = '批复'
        AND category IS DISTINCT FROM '部门整体'
        AND project_id IN (SELECT project_id FROM shown)
    GROUP BY project_id, fiscal_year
)
SELECT
    shown.department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    indicator.name AS indicator_name,
    class.level_2,
    nullif(comparator.symbol, '未知｜unknown') AS comparator,
    target.value_printed,
    nullif(measure_unit.name, '未知｜unknown') AS measure_unit,
    shown.first_year,
    shown.last_year,
    shown.years,
    shown.is_at_limit,
    first_money.amount_yuan AS amount_first_year_yuan,
    last_money.amount_yuan AS amount_last_year_yuan,
    indicator.boilerplate_kind,
    shown.targets_in_all,
    shown.row_id
FROM shown
JOIN printed AS target ON target.row_id = shown.row_id
JOIN dim_project AS project ON project.project_id = target.project_id
JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
JOIN dim_indicator_class AS class ON class.class_id = target.class_id
JOIN dim_comparator AS comparator ON comparator.comparator_code = target.comparator_code
JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = target.measure_unit_id
JOIN dim_unit AS unit ON unit.unit_id = target.unit_id
LEFT JOIN money AS first_money ON first_money.project_id = shown.project_id AND first_money.fiscal_year = shown.first_year
LEFT JOIN money AS last_money ON last_money.project_id = shown.project_id AND last_money.fiscal_year = shown.last_year
ORDER BY shown.years DESC, shown.last_year DESC, shown.department_name, unit.name, project.name, indicator.name, shown.row_id;
