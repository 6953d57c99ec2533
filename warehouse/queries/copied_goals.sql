-- question: 17
-- 问题：哪些项目的年度目标文字雷同：照抄了其他项目，或只改了上年目标的数字？
-- asks: which goals are copied from another project, or are an earlier year's with new numbers? both texts side by side
-- reads: near with score 1 differs in numbers alone; a goal that a project repeats word for word every year is left out. Within a
-- reads: year no document tells which was written first. relation: year_before is the same project in an earlier year
-- edit: in `asked`, the year (NULL for all), words of the department's name, whether unchanged goals (year_before, exact) are
-- edit: shown as well, and how many rows: the newest, then the largest budgets
-- edit: (5,000 at most)
-- 读法：near 且 score 为 1 表示仅数字不同；同一项目逐年原文不变的不列。同年度内谁先写成，文件并不说明。relation 为 year_before 表示同一项目以前年度。
-- 可改：asked 中的年度（NULL 为全部）、部门名、是否也列原文不变的目标、行数：最新者在先，其次预算最大者（最多 5000 行）。
WITH asked AS (SELECT NULL::INTEGER AS year, '%' AS department, false AS with_unchanged, 200 AS rows_shown),
copied AS MATERIALIZED (
    SELECT copy.*
    FROM goal_copy AS copy
    JOIN asked ON copy.fiscal_year = coalesce(asked.year, copy.fiscal_year)
        AND (asked.with_unchanged OR NOT (copy.relation = 'year_before' AND copy.likeness = 'exact'))
    WHERE copy.department_id IN (SELECT department_id FROM dim_department, asked WHERE name LIKE asked.department)
),
-- LATERAL: of the millions only these rows are looked up, in their year.
found AS (
    SELECT copied.*, budget.amount_yuan
    FROM copied
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = copied.row_id AND printed.fiscal_year = copied.fiscal_year
    ) AS budget
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM copied) AS goals_in_all
    FROM found
    ORDER BY fiscal_year DESC, amount_yuan DESC NULLS LAST, row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT rows_shown FROM asked)
),
looked_up AS MATERIALIZED (
    SELECT row_id FROM shown UNION SELECT original_row_id FROM shown LIMIT 10000
),
project AS MATERIALIZED (
    SELECT
        budget.row_id,
        nullif(budget.fiscal_year, 0) AS fiscal_year,
        region.name AS region_name,
        department.name AS department_name,
        unit.name AS unit_name,
        coalesce(budget.name_printed, budget.name) AS project_name,
        budget.goal
    FROM looked_up
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = looked_up.row_id
    ) AS budget
    JOIN dim_region AS region ON region.region_id = budget.region_id
    JOIN dim_department AS department ON department.department_id = budget.department_id
    JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
)
SELECT
    copy.fiscal_year,
    copy.region_name,
    copy.department_name,
    copy.unit_name,
    copy.project_name,
    copy.goal,
    shown.likeness,
    shown.score,
    shown.relation,
    CASE shown.relation
        WHEN 'year_before' THEN '本项目以前年度' WHEN 'same_unit' THEN '同单位' WHEN 'same_department' THEN '同部门'
        WHEN 'same_region' THEN '同区划' ELSE '其他区划'
    END AS 关系,
    original.goal AS original_goal,
    original.fiscal_year AS original_year,
    original.region_name AS original_region_name,
    original.department_name AS original_department_name,
    original.unit_name AS original_unit_name,
    original.project_name AS original_project_name,
    shown.goals_in_all,
    copy.row_id,
    original.row_id AS original_row_id
FROM shown
JOIN project AS copy ON copy.row_id = shown.row_id
JOIN project AS original ON original.row_id = shown.original_row_id
ORDER BY
    copy.fiscal_year DESC, copy.region_name, copy.department_name, copy.unit_name, copy.project_name, copy.row_id;
