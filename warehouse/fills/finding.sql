-- The same finding from two rooms is one.
WITH found AS (
    SELECT * FROM staged_findings
    UNION
    SELECT * FROM entity_findings
)
SELECT
    words_id('finding', concat_ws(
        chr(31), found.document_id, found.rule_id, found.severity, found.state, found.message, found.evidence,
        found.observed, found.expected, coalesce(found.page::VARCHAR, ''), coalesce(found.sheet, ''),
        coalesce(found.source_row::VARCHAR, ''), coalesce(found.row_id::VARCHAR, '')
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
    found.row_id,
    CASE
        WHEN indicator.stage = 'target' THEN 'fact_indicator_target'
        WHEN indicator.stage IS NOT NULL THEN 'fact_indicator_actual'
        WHEN fund.row_id IS NOT NULL THEN 'fact_project_funding'
        WHEN budget.row_id IS NOT NULL THEN 'fact_project_budget'
    END AS row_table
FROM found
LEFT JOIN staged_indicators AS indicator ON indicator.row_id = found.row_id
LEFT JOIN staged_funds AS fund ON fund.row_id = found.row_id
LEFT JOIN project_rows AS budget ON budget.row_id = found.row_id
ORDER BY found.document_id, found.rule_id, finding_id
