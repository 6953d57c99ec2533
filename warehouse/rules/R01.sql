-- message: the execution score does not follow from what was spent of the budget: check both
WITH execution AS (
    SELECT
        *,
        CASE
            WHEN budget_yuan > 0 AND spent_yuan IS NOT NULL
                THEN least(1, greatest(0, spent_yuan / budget_yuan)) * parameter('R01.full_score')
            WHEN execution_rate IS NOT NULL
                THEN least(100, greatest(0, execution_rate)) / 100 * parameter('R01.full_score')
        END AS expected_score,
        coalesce(budget_yuan = 0, false) AND EXISTS (
            FROM fact_project_funding AS fund
            WHERE fund.project_row_id = evaluation.row_id AND fund.span = 'year' AND fund.phase IN ('批复', '调整')
                AND fund.amount_yuan > 0
        ) AS is_nothing_of_something
    FROM judged_evaluations AS evaluation
    WHERE execution_score IS NOT NULL
)
SELECT
    row_id,
    CASE WHEN expected_score IS NULL AND NOT is_nothing_of_something THEN 'undecidable' ELSE 'fail' END AS state,
    CASE
        WHEN is_nothing_of_something THEN 'the budget is 0 although its parts are not: check the money block'
        WHEN expected_score IS NULL THEN 'neither the budget and what was spent nor the execution rate can be read'
    END AS message,
    plain(execution_score) AS observed,
    coalesce(plain(round(expected_score, 2)::DECIMAL(9,2)), '') AS expected
FROM execution
WHERE is_nothing_of_something
    OR expected_score IS NULL
    OR abs(execution_score - expected_score::DECIMAL(18,4)) > parameter('R01.tolerance')
