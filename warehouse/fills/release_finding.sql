SELECT
    rule_id,
    severity,
    state,
    count(*) AS findings,
    count(DISTINCT document_id) AS documents
FROM finding
GROUP BY rule_id, severity, state
ORDER BY rule_id, severity, state
