-- message: all indicators have full marks although much of the budget was not spent: check the scores
SELECT
    row_id,
    CASE WHEN rate IS NULL THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN rate IS NULL THEN 'neither the execution rate nor the budget and what was spent can be read' END AS message,
    coalesce(plain(round(rate, 2)::DECIMAL(18,2)) || '% spent', '') AS observed,
    'at least ' || plain(parameter('R05.least_execution')) || '% spent' AS expected
FROM (
    SELECT *, coalesce(execution_rate, CASE WHEN budget_yuan > 0 THEN 100 * spent_yuan / budget_yuan END) AS rate
    FROM judged_evaluations
    WHERE scores > 0 AND scores = indicators AND full_scores = indicators
)
WHERE rate IS NULL OR rate < parameter('R05.least_execution')
