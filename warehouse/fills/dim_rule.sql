SELECT
    rule_id,
    "group" AS rule_group,
    severity,
    subject,
    scope,
    judged_by,
    coalesce(scored = 'yes', false) AS is_scored,
    coalesce(blocks = 'yes', false) AS is_blocking,
    tolerance,
    basis,
    since,
    statement_zh,
    statement_en
FROM vocabulary_rules
ORDER BY rule_id
