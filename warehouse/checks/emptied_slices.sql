-- says: no region, department and year that had rows in the release before is empty now
-- needs: previous
-- next: its documents can no longer be read, or are read as another year or department, as after their folder was renamed;
-- next: if that is meant, load again with --allow-emptied (`jixiao rollback` takes it back)
WITH held AS (
    SELECT DISTINCT region.mof_div_code, region.name AS region_name, budget.fiscal_year,
        coalesce(department.code, department.name) AS department
    FROM previous.fact_project_budget AS budget
    JOIN previous.dim_region AS region USING (region_id)
    JOIN previous.dim_department AS department USING (department_id)
    WHERE budget.is_current
),
holds AS (
    SELECT DISTINCT region.mof_div_code, region.name AS region_name, budget.fiscal_year,
        coalesce(department.code, department.name) AS department
    FROM fact_project_budget AS budget
    JOIN dim_region AS region USING (region_id)
    JOIN dim_department AS department USING (department_id)
    WHERE budget.is_current
)
SELECT held.fiscal_year, held.mof_div_code, held.region_name, held.department
FROM held
ANTI JOIN holds
    ON holds.fiscal_year = held.fiscal_year
    AND holds.mof_div_code IS NOT DISTINCT FROM held.mof_div_code
    AND holds.region_name IS NOT DISTINCT FROM held.region_name
    AND holds.department IS NOT DISTINCT FROM held.department
ORDER BY ALL;
