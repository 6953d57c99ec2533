-- order: 10
-- title: Findings
-- line: {rule_id} ({severity}): appeared {appeared}, went {went}; for example: {example}
WITH moved AS (
    SELECT rule_id, severity, message, 1 AS appeared, 0 AS went
    FROM after.finding ANTI JOIN before.finding USING (finding_id)
    UNION ALL
    SELECT rule_id, severity, message, 0, 1
    FROM before.finding ANTI JOIN after.finding USING (finding_id)
)
SELECT
    rule_id,
    severity,
    sum(appeared) AS appeared,
    sum(went) AS went,
    arg_min(message, (1 - appeared, message)) AS example
FROM moved
GROUP BY rule_id, severity
ORDER BY rule_id, severity
