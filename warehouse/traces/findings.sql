-- order: 7
-- title: Findings about the row and its project
WITH parts AS (
    SELECT row_id, project_row_id, document_id, page, sheet, source_row FROM fact_indicator_target
    UNION ALL
    SELECT row_id, project_row_id, document_id, page, sheet, source_row FROM fact_indicator_actual
    UNION ALL
    SELECT row_id, project_row_id, document_id, page, sheet, source_row FROM fact_project_funding
),

traced AS (
    SELECT row_id, document_id, page, sheet, source_row FROM parts WHERE row_id = $row_id
    UNION ALL
    SELECT row_id, document_id, page, sheet, source_row FROM fact_project_budget
    WHERE row_id = $row_id OR row_id = (SELECT project_row_id FROM parts WHERE row_id = $row_id)
)

SELECT DISTINCT finding.severity, finding.rule_id AS rule, finding.message
FROM finding
JOIN traced ON finding.row_id = traced.row_id
    -- what a reader of pages or sheets doubts is known by its place alone
    OR (
        finding.row_id IS NULL
        AND finding.document_id = traced.document_id
        AND finding.page IS NOT DISTINCT FROM traced.page
        AND finding.sheet IS NOT DISTINCT FROM traced.sheet
        AND finding.source_row = traced.source_row
    )
ORDER BY ALL;
