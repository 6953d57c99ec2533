-- order: 4
-- title: Findings, by document and rule
-- Documents that do not count are listed too: one may be told of just because another contradicts it.
SELECT
    finding.severity,
    finding.rule_id AS rule,
    concat_ws(' ', nullif(document.fiscal_year, 0), document.department_code, document.department_name,
        document.document_name) AS document,
    count(*) AS findings,
    arg_min(finding.message, (finding.source_row, finding.finding_id)) AS first
FROM finding
JOIN dim_document AS document USING (document_id)
WHERE finding.severity <> 'info'
GROUP BY 1, 2, 3
ORDER BY array_position(['error', 'warning', 'info'], finding.severity), rule, document;
