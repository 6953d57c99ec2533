-- order: 4
-- title: Project and its money
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
FROM fact_project_budget AS budget
JOIN dim_unit AS unit USING (unit_id)
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_region AS region ON region.region_id = budget.region_id
WHERE budget.row_id = $row_id
    OR budget.row_id IN (
        SELECT project_row_id FROM fact_indicator_target WHERE row_id = $row_id
        UNION ALL
        SELECT project_row_id FROM fact_indicator_actual WHERE row_id = $row_id
        UNION ALL
        SELECT project_row_id FROM fact_project_funding WHERE row_id = $row_id
    );
