-- question: 11
-- 问题：哪些项目的权重合计不符，或单项权重不低于 50？
-- asks: which projects' weights do not add up to an allowed sum, and where does one indicator weigh 50 or more?
-- reads: sums of 90 (ten points are kept for the execution rate), 100 (the rate is a row of its own) and 80 (Hubei) are allowed;
-- reads: a project that prints no weight at all is not judged. weightless_rows: rows without a readable weight. heaviest is
-- reads: the project's heaviest indicator. Whole-department forms are judged as well
-- edit: in `asked`, the year (the latest one), words of the department's name, the allowed sums, the weight that counts as
-- edit: dominating, and how many projects: wrong sums first, then the heaviest
-- edit: (5,000 at most)
-- 读法：允许的合计：90（另 10 分为预算执行率）、100（执行率自成一行）、80（湖北）；完全未印权重的不判断。weightless_rows 为无可读权重的行数；heaviest 为权重最大的指标。部门整体表也判断。
-- 可改：asked 中的年度（默认最近一年）、部门名、允许的合计、视为过大的权重、项目数：合计不符者在先，其次单项权重最大者（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        [80, 90, 100] AS sums,
        50 AS dominating,
        200 AS projects
),
found AS (
    SELECT
        project.*,
        NOT list_contains(asked.sums, project.weight_total) AS is_sum_wrong,
        project.heaviest_weight >= asked.dominating AS is_dominated
    FROM project_targets AS project
    JOIN asked ON asked.year = project.fiscal_year
    JOIN dim_department AS department ON department.department_id = project.department_id
    WHERE project.is_current
        AND project.weight_total IS NOT NULL
        AND department.name LIKE asked.department
        AND (is_sum_wrong OR is_dominated)
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS projects_in_all
    FROM found
    ORDER BY is_sum_wrong DESC, heaviest_weight DESC, project_row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked CROSS JOIN (SELECT year FROM asked) LIMIT (SELECT projects FROM asked)
),
-- LATERAL: of the millions only these rows are looked up, in their year.
heaviest AS MATERIALIZED (
    SELECT
        shown.project_row_id,
        arg_min(target.row_id, target.indicator_no) AS row_id,
        arg_min(target.name_printed, target.indicator_no) AS name_printed
    FROM shown
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.project_row_id = shown.project_row_id
            AND printed.weight = shown.heaviest_weight
            AND printed.fiscal_year = shown.year
    ) AS target
    GROUP BY shown.project_row_id
)
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    coalesce(budget.name_printed, budget.name) AS project_name,
    budget.fiscal_year,
    shown.weight_total,
    shown.is_sum_wrong,
    shown.is_dominated,
    concat_ws('、', if(shown.is_sum_wrong, '权重合计不符', NULL), if(shown.is_dominated, '单项权重过大', NULL)) AS 问题所在,
    heaviest.name_printed AS heaviest_indicator,
    shown.heaviest_weight,
    shown.indicator_rows,
    shown.weightless_rows,
    shown.projects_in_all,
    shown.project_row_id,
    heaviest.row_id AS heaviest_row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_project_budget AS printed
    WHERE printed.row_id = shown.project_row_id AND printed.fiscal_year = shown.year
) AS budget
JOIN heaviest ON heaviest.project_row_id = shown.project_row_id
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
ORDER BY shown.is_sum_wrong DESC, shown.heaviest_weight DESC, department.name, unit.name, project_name, shown.project_row_id;
