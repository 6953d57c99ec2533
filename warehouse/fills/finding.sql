-- The same finding from two rooms is one. A finding points at a fact row only where exactly one stands at its place:
-- the indicator row first, because a project begins on the row of its first indicator.
WITH found AS (
    SELECT * FROM staged_findings
    UNION
    SELECT * FROM entity_findings
),
target AS (
    SELECT document_id, page, sheet, source_row, min(row_id) AS row_id
    FROM indicator_rows
    GROUP BY document_id, page, sheet, source_row
    HAVING count(*) = 1
),
budget AS (
    SELECT document_id, page, sheet, source_row, min(row_id) AS row_id
    FROM project_rows
    GROUP BY document_id, page, sheet, source_row
    HAVING count(*) = 1
)
SELECT
    words_id('finding', concat_ws(
        chr(31), found.document_id, found.rule_id, found.severity, found.state, found.message, found.evidence,
        found.observed, found.expected, coalesce(found.page::VARCHAR, ''), coalesce(found.sheet, ''),
        coalesce(found.source_row::VARCHAR, '')
    )) AS finding_id,
    found.rule_id,
    found.severity,
    found.state,
    CASE WHEN found.source_row IS NULL THEN 'document' ELSE 'row' END AS subject,
    found.message,
    found.evidence,
    found.observed,
    found.expected,
    found.document_id,
    found.page,
    found.sheet,
    found.source_row,
    coalesce(target.row_id, budget.row_id) AS row_id,
    CASE
        WHEN target.row_id IS NOT NULL THEN 'fact_indicator_target'
        WHEN budget.row_id IS NOT NULL THEN 'fact_project_budget'
    END AS row_table
FROM found
LEFT JOIN target ON target.document_id = found.document_id
    AND target.page IS NOT DISTINCT FROM found.page
    AND target.sheet IS NOT DISTINCT FROM found.sheet
    AND target.source_row = found.source_row
LEFT JOIN budget ON budget.document_id = found.document_id
    AND budget.page IS NOT DISTINCT FROM found.page
    AND budget.sheet IS NOT DISTINCT FROM found.sheet
    AND budget.source_row = found.source_row
ORDER BY found.document_id, found.rule_id, finding_id
