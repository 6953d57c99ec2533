-- question: 10
-- 问题：哪些项目缺少数量、质量、时效、满意度或成本指标？
-- asks: which projects have no indicator of quantity, quality, timeliness, satisfaction or cost?
-- reads: a project row of the budget counts; whole-department forms are left out. Cost is 成本指标 of level 1 or, before 2021, of
-- reads: level 2; satisfaction is any class with 满意度. Each column says whether one is missing; indicator_rows 0: the document prints
-- reads: no indicators for the project. Missing timeliness or cost is no fault by itself; quantity and quality are required
-- edit: in `asked`, the year (the latest one), words of the department's name, which classes must be missing (a list; any of
-- edit: them is enough), and how many projects: those that miss most, then the largest budgets
-- edit: (10,000 at most)
-- 读法：以预算的项目行计，不含部门整体表。成本指标：一级为成本指标，或 2021 年前二级为成本指标；满意度：类别含满意度。各 no_ 列表示是否缺该类；indicator_rows 为 0 表示文件未印该项目的指标。缺时效或成本本身不算错，数量和质量为必填。
-- 可改：asked 中的年度（默认最近一年）、部门名、要查的类别（缺其一即列出）、项目数：缺类最多者在先，其次预算最大者（最多 10000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        ['quantity', 'quality', 'timeliness', 'satisfaction', 'cost'] AS classes,
        200 AS projects
),
class AS (
    SELECT
        class_id,
        level_2 = '数量指标' AS is_quantity,
        level_2 = '质量指标' AS is_quality,
        level_2 = '时效指标' AS is_timeliness,
        level_1 LIKE '%满意度%' OR level_2 LIKE '%满意度%' AS is_satisfaction,
        level_1 = '成本指标' OR level_2 = '成本指标' AS is_cost
    FROM dim_indicator_class
),
printed AS (
    SELECT
        target.project_row_id,
        count(*) AS indicator_rows,
        coalesce(bool_or(class.is_quantity), false) AS has_quantity,
        coalesce(bool_or(class.is_quality), false) AS has_quality,
        coalesce(bool_or(class.is_timeliness), false) AS has_timeliness,
        coalesce(bool_or(class.is_satisfaction), false) AS has_satisfaction,
        coalesce(bool_or(class.is_cost), false) AS has_cost
    FROM fact_indicator_target AS target
    JOIN asked ON asked.year = target.fiscal_year
    JOIN class ON class.class_id = target.class_id
    WHERE target.is_current
    GROUP BY target.project_row_id
),
project AS (
    SELECT
        budget.row_id,
        budget.amount_yuan,
        coalesce(printed.indicator_rows, 0) AS indicator_rows,
        NOT coalesce(printed.has_quantity, false) AS no_quantity,
        NOT coalesce(printed.has_quality, false) AS no_quality,
        NOT coalesce(printed.has_timeliness, false) AS no_timeliness,
        NOT coalesce(printed.has_satisfaction, false) AS no_satisfaction,
        NOT coalesce(printed.has_cost, false) AS no_cost
    FROM fact_project_budget AS budget
    JOIN asked ON asked.year = budget.fiscal_year
    JOIN dim_department AS department ON department.department_id = budget.department_id
        AND department.name LIKE asked.department
    LEFT JOIN printed ON printed.project_row_id = budget.row_id
    WHERE budget.is_current AND budget.phase = '批复' AND budget.category IS DISTINCT FROM '部门整体'
),
found AS (
    SELECT *, no_quantity::INTEGER + no_quality::INTEGER + no_timeliness::INTEGER + no_satisfaction::INTEGER
        + no_cost::INTEGER AS classes_missing
    FROM project, asked
    WHERE (no_quantity AND list_contains(asked.classes, 'quantity'))
        OR (no_quality AND list_contains(asked.classes, 'quality'))
        OR (no_timeliness AND list_contains(asked.classes, 'timeliness'))
        OR (no_satisfaction AND list_contains(asked.classes, 'satisfaction'))
        OR (no_cost AND list_contains(asked.classes, 'cost'))
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS projects_in_all
    FROM found
    ORDER BY classes_missing DESC, amount_yuan DESC NULLS LAST, row_id
    LIMIT (SELECT projects FROM asked)
),
-- Few rows are looked up: said by a number, because the database prepares for all where it cannot foresee how few.
shown AS MATERIALIZED (
    FROM ranked LIMIT 10000
)
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
    shown.row_id
FROM shown
JOIN fact_project_budget AS budget ON budget.row_id = shown.row_id
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
ORDER BY shown.classes_missing DESC, shown.amount_yuan DESC NULLS LAST, department.name, unit.name, project_name, shown.row_id;
