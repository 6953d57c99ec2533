-- question: 10
-- 问题：哪些项目缺少数量、质量、时效、满意度或成本指标？
-- asks: which projects have no indicator of quantity, quality, timeliness, satisfaction or cost?
-- reads: a project row of the budget counts; whole-department forms are left out. Cost is 成本指标 of level 1 or, before 2021, of
-- reads: level 2; satisfaction is any class with 满意度. Each column says whether one is missing; indicator_rows 0: the document prints
-- reads: no indicators for the project. Missing timeliness or cost is no fault by itself; quantity and quality are required
-- edit: in `asked`, the year (the latest one), words of the department's name, which classes must be missing (a list; any of
-- edit: them is enough), and how many projects: those that miss most, then the largest budgets
-- edit: (5,000 at most)
-- 读法：以预算的项目行计，不含部门整体表。成本指标：一级为成本指标，或 2021 年前二级为成本指标；满意度：类别含满意度。各 no_ 列表示是否缺该类；indicator_rows 为 0 表示文件未印该项目的指标。缺时效或成本本身不算错，数量和质量为必填。
-- 可改：asked 中的年度（默认最近一年）、部门名、要查的类别（缺其一即列出）、项目数：缺类最多者在先，其次预算最大者（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        ['quantity', 'quality', 'timeliness', 'satisfaction', 'cost'] AS classes,
        200 AS projects
),
lacking AS MATERIALIZED (
    SELECT
        project_row_id,
        indicator_rows,
        quantity_rows = 0 AS no_quantity,
        quality_rows = 0 AS no_quality,
        timeliness_rows = 0 AS no_timeliness,
        satisfaction_rows = 0 AS no_satisfaction,
        cost_rows = 0 AS no_cost,
        no_quantity::INTEGER + no_quality::INTEGER + no_timeliness::INTEGER + no_satisfaction::INTEGER + no_cost::INTEGER
            AS classes_missing
    FROM project_targets
    JOIN asked ON fiscal_year = asked.year
    WHERE is_current
        AND (
            (no_quantity AND list_contains(asked.classes, 'quantity'))
            OR (no_quality AND list_contains(asked.classes, 'quality'))
            OR (no_timeliness AND list_contains(asked.classes, 'timeliness'))
            OR (no_satisfaction AND list_contains(asked.classes, 'satisfaction'))
            OR (no_cost AND list_contains(asked.classes, 'cost'))
        )
        AND department_id IN (SELECT department_id FROM dim_department, asked WHERE name LIKE asked.department)
),
found AS (
    SELECT lacking.*, budget.amount_yuan
    FROM lacking
    JOIN (FROM fact_project_budget WHERE fiscal_year IN (SELECT year FROM asked)) AS budget
        ON budget.row_id = lacking.project_row_id
    WHERE budget.category IS DISTINCT FROM '部门整体'
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS projects_in_all
    FROM found
    ORDER BY classes_missing DESC, amount_yuan DESC NULLS LAST, project_row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked CROSS JOIN (SELECT year FROM asked) LIMIT (SELECT projects FROM asked)
)
-- LATERAL: of the millions only these rows are looked up, in their year.
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    coalesce(budget.name_printed, budget.name) AS project_name,
    budget.fiscal_year,
    shown.amount_yuan,
    shown.indicator_rows,
    shown.classes_missing,
    concat_ws(
        '、', if(shown.no_quantity, '数量', NULL), if(shown.no_quality, '质量', NULL), if(shown.no_timeliness, '时效', NULL),
        if(shown.no_satisfaction, '满意度', NULL), if(shown.no_cost, '成本', NULL)
    ) AS 缺少的指标,
    shown.no_quantity,
    shown.no_quality,
    shown.no_timeliness,
    shown.no_satisfaction,
    shown.no_cost,
    shown.projects_in_all,
    shown.project_row_id AS row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_project_budget AS printed
    WHERE printed.row_id = shown.project_row_id AND printed.fiscal_year = shown.year
) AS budget
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
ORDER BY shown.classes_missing DESC, shown.amount_yuan DESC NULLS LAST, department.name, unit.name, project_name,
    shown.project_row_id;
