-- order: 4
-- title: Project and its money
WITH project AS (
    SELECT $row_id AS row_id
    UNION ALL
    SELECT project_row_id FROM fact_indicator_target WHERE row_id = $row_id AND row_base = $row_id & -65536
    UNION ALL
    SELECT project_row_id FROM fact_indicator_actual WHERE row_id = $row_id AND row_base = $row_id & -65536
    UNION ALL
    SELECT project_row_id FROM fact_project_funding WHERE row_id = $row_id AND row_base = $row_id & -65536
)

SELECT
    budget.row_id,
    coalesce(budget.name_printed, budget.name) AS printed,
    nullif(budget.fiscal_year, 0) AS fiscal_year,
    budget.phase,
    budget.amount_printed,
    budget.money_unit_printed,
    budget.amount_yuan,
    concat_ws(' ', unit.code, unit.name) AS unit,
    concat_ws(' ', department.code, department.name) AS department,
    concat_ws(' ', region.mof_div_code, region.name) AS region,
    budget.is_current AS counts,
    budget.is_disputed AS disputed,
    budget.page,
    budget.sheet,
    budget.source_row AS row,
    budget.box
FROM project
CROSS JOIN LATERAL (
    FROM fact_project_budget AS printed
    WHERE printed.row_id = project.row_id AND printed.row_base = project.row_id & -65536
) AS budget
JOIN dim_unit AS unit USING (unit_id)
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_region AS region ON region.region_id = budget.region_id;
