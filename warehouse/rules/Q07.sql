-- message: the target stays or falls while it should move: check whether it still says something
-- A year's target is held against the same indicator's of the years before; where a year prints it twice, none is.
WITH money AS (
    SELECT project_id, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM target_projects
    WHERE is_current AND category IS DISTINCT FROM '部门整体'
    GROUP BY project_id, fiscal_year
)
SELECT
    target.row_id,
    CASE
        WHEN target.is_frozen THEN 'the same for ' || plain(parameter('Q07.frozen_years')) || ' years'
        ELSE told_target(NULL, target.value_low, target.value_high, NULL, NULL) || ', '
            || told_target(NULL, target.before_low, target.before_high, NULL, NULL) || ' the year before'
    END AS observed,
    CASE
        WHEN target.is_frozen THEN 'a target that follows what was reached'
        ELSE 'at least as much: the budget grew from ' || before.amount_yuan || ' to ' || this.amount_yuan || ' yuan'
    END AS expected
FROM compared_targets AS target
LEFT JOIN money AS this ON this.project_id = target.project_id AND this.fiscal_year = target.fiscal_year
LEFT JOIN money AS before ON before.project_id = target.project_id AND before.fiscal_year = target.fiscal_year - 1
WHERE target.is_frozen OR target.is_eased AND this.amount_yuan > before.amount_yuan
