-- order: 4
-- title: Findings, by document and rule
SELECT
    finding.severity,
    finding.rule_id AS rule,
    document.document_name AS document,
    count(*) AS findings,
    arg_min(finding.message, (finding.source_row, finding.finding_id)) AS first
FROM finding
JOIN dim_document AS document USING (document_id)
WHERE finding.severity <> 'info'
GROUP BY finding.severity, finding.rule_id, finding.document_id, document.document_name
ORDER BY array_position(['error', 'warning', 'info'], finding.severity), rule, document, finding.document_id;
