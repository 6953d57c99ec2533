-- order: 2
-- title: New documents
-- line: {department}, {fiscal_year}: documents {documents}, projects {projects}, indicator rows {indicators}
WITH new AS (
    SELECT document_id FROM changed_document WHERE state = 'new'
),
project AS (
    SELECT document_id, count(*) AS projects FROM after.fact_project_budget WHERE phase = '批复' GROUP BY document_id
),
indicator AS (
    SELECT document_id, count(*) AS indicators
    FROM (SELECT document_id FROM after.fact_indicator_target UNION ALL SELECT document_id FROM after.fact_indicator_actual)
    GROUP BY document_id
)
SELECT
    coalesce(nullif(concat_ws(' ', department.code, department.name), ''), 'department unknown') AS department,
    CASE document.fiscal_year WHEN 0 THEN 'year unknown' ELSE document.fiscal_year::VARCHAR END AS fiscal_year,
    count(*) AS documents,
    coalesce(sum(project.projects), 0) AS projects,
    coalesce(sum(indicator.indicators), 0) AS indicators
FROM new
JOIN after.dim_document AS document USING (document_id)
LEFT JOIN after.dim_department AS department USING (department_id)
LEFT JOIN project USING (document_id)
LEFT JOIN indicator USING (document_id)
GROUP BY ALL
ORDER BY fiscal_year, department
