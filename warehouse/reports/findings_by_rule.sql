-- order: 3
-- title: Findings, by rule
SELECT
    severity,
    rule_id AS rule,
    count(*) AS findings,
    count(DISTINCT document_id) AS documents,
    arg_min(message, (document_id, finding_id)) AS "for example"
FROM finding
GROUP BY severity, rule_id
ORDER BY array_position(['error', 'warning', 'info'], severity), findings DESC, rule;
