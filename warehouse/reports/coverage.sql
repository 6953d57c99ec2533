-- order: 1
-- title: Loaded, by year and department
-- Amounts as approved, as `department_year` has them: the adjusted one only where nothing else is loaded.
SELECT
    nullif(budget.fiscal_year, 0) AS year,
    coalesce(region.name, 'unknown region') AS region,
    concat_ws(' ', department.code, department.name) AS department,
    count(DISTINCT budget.document_id) AS documents,
    count(*) FILTER (budget.phase = '批复' AND budget.category IS DISTINCT FROM '部门整体') AS projects,
    coalesce(sum(budget.indicator_rows) FILTER (budget.phase = '批复'), 0)::BIGINT AS indicators,
    sum(coalesce(budget.approved_yuan, budget.amount_yuan)) FILTER (budget.phase = '批复' AND budget.category IS DISTINCT FROM '部门整体')
        AS "amount (yuan)"
FROM fact_project_budget AS budget
JOIN dim_region AS region USING (region_id)
JOIN dim_department AS department USING (department_id)
WHERE budget.is_current
GROUP BY ALL
ORDER BY year, region, department;
