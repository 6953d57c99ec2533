-- order: 1
-- title: Loaded, by year and department
SELECT
    nullif(budget.fiscal_year, 0) AS year,
    coalesce(region.name, 'unknown region') AS region,
    concat_ws(' ', department.code, department.name) AS department,
    count(DISTINCT budget.document_id) AS documents,
    count(*) AS projects,
    sum(budget.indicator_rows)::BIGINT AS indicators,
    sum(budget.amount_yuan) AS "amount (yuan)"
FROM fact_project_budget AS budget
JOIN dim_region AS region USING (region_id)
JOIN dim_department AS department USING (department_id)
WHERE budget.is_current
GROUP BY ALL
ORDER BY year, region, department;
