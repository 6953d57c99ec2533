-- The lines of scoring_rules.csv beside what their formulas come down to as numbers: a share of the weight in a / t and t / a.
WITH formula AS (
    SELECT *
    FROM (
        VALUES
            ('proportional', 0, 1, 0),
            ('inverse', 0, 0, 1),
            ('overrun', 2, -1, 0)
    ) AS shares (formula, share_constant, share_of_ratio, share_of_inverse)
)
SELECT
    rule.version,
    rule.better,
    rule.formula,
    CASE rule.better WHEN 'less' THEN 'at_most' ELSE 'at_least' END AS full_marks,
    formula.share_constant::DECIMAL(9,4) AS share_constant,
    formula.share_of_ratio::DECIMAL(9,4) AS share_of_ratio,
    formula.share_of_inverse::DECIMAL(9,4) AS share_of_inverse,
    rule.note
FROM vocabulary_scoring_rules AS rule
LEFT JOIN formula ON formula.formula = rule.formula
ORDER BY rule.version, rule.better
