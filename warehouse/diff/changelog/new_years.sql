-- order: 1
-- title: New years and departments
-- line: first data of fiscal year {fiscal_year}{department}
WITH slices AS (
    SELECT DISTINCT fiscal_year, department_id FROM after.dim_document WHERE is_current AND fiscal_year <> 0
),
known AS (
    SELECT DISTINCT fiscal_year, department_id FROM before.dim_document WHERE is_current AND fiscal_year <> 0
),
years AS (
    SELECT DISTINCT fiscal_year FROM slices WHERE fiscal_year NOT IN (SELECT fiscal_year FROM known)
)
SELECT fiscal_year, '' AS department FROM years
UNION ALL
SELECT min(slices.fiscal_year), ' for ' || concat_ws(' ', department.code, department.name)
FROM slices
JOIN after.dim_department AS department USING (department_id)
WHERE department_id <> 0 AND department_id NOT IN (SELECT department_id FROM known)
GROUP BY department.code, department.name
ORDER BY ALL
