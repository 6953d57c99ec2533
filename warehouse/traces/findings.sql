-- order: 7
-- title: Findings about the row and its project
WITH parts AS NOT MATERIALIZED (
    SELECT row_id, row_base, project_row_id, document_id, page, sheet, source_row FROM fact_indicator_target
    UNION ALL
    SELECT row_id, row_base, project_row_id, document_id, page, sheet, source_row FROM fact_indicator_actual
    UNION ALL
    SELECT row_id, row_base, project_row_id, document_id, page, sheet, source_row FROM fact_project_funding
),

part AS MATERIALIZED (FROM parts WHERE row_id = $row_id AND row_base = $row_id & -65536),

traced AS MATERIALIZED (
    SELECT row_id, document_id, page, sheet, source_row FROM part
    UNION ALL
    SELECT budget.row_id, budget.document_id, budget.page, budget.sheet, budget.source_row
    FROM (SELECT $row_id AS row_id UNION ALL SELECT project_row_id FROM part) AS asked
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = asked.row_id AND printed.row_base = asked.row_id & -65536
    ) AS budget
)

SELECT DISTINCT finding.severity, finding.rule_id AS rule, finding.message
FROM finding
JOIN traced ON finding.row_id = traced.row_id
    -- what a reader of pages or sheets doubts is known by its place alone, and what is said of a line holds for all rows on it
    OR (
        (finding.row_id IS NULL OR finding.rule_id IN (SELECT rule_id FROM dim_rule WHERE subject = 'line'))
        AND finding.document_id = traced.document_id
        AND finding.page IS NOT DISTINCT FROM traced.page
        AND finding.sheet IS NOT DISTINCT FROM traced.sheet
        AND finding.source_row = traced.source_row
    )
ORDER BY ALL;
