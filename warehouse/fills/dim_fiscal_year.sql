-- Every year that a document or a project names, and 0 for the unknown one.
SELECT fiscal_year::INTEGER AS fiscal_year, fiscal_year::VARCHAR AS name
FROM (
    SELECT fiscal_year FROM staged_documents
    UNION
    SELECT fiscal_year FROM staged_projects
)
WHERE fiscal_year <> 0
UNION ALL
SELECT 0, '未知｜unknown'
ORDER BY fiscal_year
