-- 问题：哪些项目的年度目标照抄了其他项目，或只改了上年目标的数字？
-- asks: which goals are copied from another project, or are an earlier year's with new numbers? both texts side by side
-- reads: near with score 1 differs in numbers alone; a goal that a project repeats word for word every year is left out
-- edit: the condition in `asked`; TRUE shows unchanged goals (year_before, exact) as well
WITH asked AS (
    SELECT * FROM goal_copy
    WHERE NOT (relation = 'year_before' AND likeness = 'exact')
),
project AS (
    SELECT
        budget.row_id,
        nullif(budget.fiscal_year, 0) AS fiscal_year,
        region.name AS region_name,
        department.name AS department_name,
        unit.name AS unit_name,
        coalesce(budget.name_printed, budget.name) AS project_name,
        budget.goal
    FROM fact_project_budget AS budget
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
    asked.likeness,
    asked.score,
    asked.relation,
    original.goal AS original_goal,
    original.fiscal_year AS original_year,
    original.region_name AS original_region_name,
    original.department_name AS original_department_name,
    original.unit_name AS original_unit_name,
    original.project_name AS original_project_name,
    copy.row_id,
    original.row_id AS original_row_id
FROM asked
JOIN project AS copy ON copy.row_id = asked.row_id
JOIN project AS original ON original.row_id = asked.original_row_id
ORDER BY
    copy.fiscal_year, copy.region_name, copy.department_name, copy.unit_name, copy.project_name, copy.row_id;
