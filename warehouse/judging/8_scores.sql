-- The quality score of docs/rules.md: the weighted mean over the scored rules of the share that failed, taken from 100.
INSERT INTO quality_score BY NAME
WITH results AS (
    SELECT result.*, rule.severity, parameter('SCORE.' || rule.severity) AS weight
    FROM result
    JOIN dim_rule AS rule USING (rule_id)
    WHERE rule.is_scored
),
by_rule AS (
    SELECT
        'document' AS scope, results.document_serial, document.region_id, document.department_id, document.fiscal_year,
        rule_id, severity, weight,
        sum(judged) AS judged, sum(passed) AS passed, sum(failed) AS failed, sum(undecidable) AS undecidable
    FROM results
    JOIN documents AS document ON document.document_serial = results.document_serial
    GROUP BY ALL
    UNION ALL
    SELECT
        'department-year', NULL, region_id, department_id, fiscal_year, rule_id, severity, weight,
        sum(judged), sum(passed), sum(failed), sum(undecidable)
    FROM results
    WHERE is_current
    GROUP BY ALL
)
SELECT
    words_id('score', concat_ws(
        chr(31), scope, coalesce(document.document_id, ''), by_rule.region_id, by_rule.department_id, by_rule.fiscal_year
    )) AS score_id,
    scope,
    document.document_id,
    by_rule.region_id,
    by_rule.department_id,
    by_rule.fiscal_year,
    -- Shares are added as decimals: a sum of binary fractions depends on the order of its terms.
    round(100 * (1 - sum((weight * failed / nullif(passed + failed, 0))::DECIMAL(28,12))
        / sum(weight) FILTER (passed + failed > 0)), 2)::DECIMAL(5,2) AS score,
    round(100 * sum(passed + failed) / sum(judged), 2)::DECIMAL(5,2) AS coverage,
    sum(judged)::BIGINT AS judged,
    sum(passed)::BIGINT AS passed,
    sum(failed)::BIGINT AS failed,
    coalesce(sum(failed) FILTER (severity = 'error'), 0)::BIGINT AS failed_errors,
    coalesce(sum(failed) FILTER (severity = 'warning'), 0)::BIGINT AS failed_warnings,
    coalesce(sum(failed) FILTER (severity = 'info'), 0)::BIGINT AS failed_infos,
    sum(undecidable)::BIGINT AS undecidable,
    count_if(passed + failed > 0) AS rules,
    parameter('SCORE.version')::BIGINT AS formula_version
FROM by_rule
LEFT JOIN documents AS document ON document.document_serial = by_rule.document_serial
GROUP BY scope, document.document_id, by_rule.region_id, by_rule.department_id, by_rule.fiscal_year
ORDER BY scope, by_rule.fiscal_year, by_rule.region_id, by_rule.department_id, document.document_id;
