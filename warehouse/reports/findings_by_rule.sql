-- order: 3
-- title: Findings, by rule
WITH told AS (
    SELECT
        severity,
        rule_id AS rule,
        count(*) AS findings,
        count(DISTINCT document_id) AS documents,
        arg_min(message, (document_id, finding_id)) AS example
    FROM finding
    WHERE is_current AND severity <> 'info'
    GROUP BY severity, rule_id

    UNION ALL
    SELECT
        'info',
        count(DISTINCT rule_id) || ' rules',
        count(*),
        count(DISTINCT document_id),
        'worth knowing only: jixiao query "SELECT rule_id, count(*) FROM finding WHERE is_current AND severity = ''info'' GROUP BY ALL"'
    FROM finding
    WHERE is_current AND severity = 'info'
    HAVING count(*) > 0
)
SELECT severity, rule, findings, documents, example AS "for example"
FROM told
ORDER BY array_position(['error', 'warning', 'info'], severity), findings DESC, rule;
