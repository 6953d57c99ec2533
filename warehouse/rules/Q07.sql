-- message: the target stays or falls while it should move: check whether it still says something
-- What stays is told in its last year, what falls in the year in which it does. Years are held beside each other in target_run.
WITH lowered AS (
    SELECT
        project_serial, first_year,
        first_row_base + first_row_no AS first_row_id,
        before_row_base + before_row_no AS before_row_id
    FROM stored.target_run
    WHERE change = 'eased'
),
money AS (
    SELECT project_serial, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM counted_budgets
    SEMI JOIN lowered USING (project_serial)
    WHERE stage_of(form) = 'target'
    GROUP BY project_serial, fiscal_year
),
eased AS (
    SELECT run.first_row_id, run.before_row_id, this.amount_yuan, before.amount_yuan AS amount_before_yuan
    FROM lowered AS run
    JOIN money AS this ON this.project_serial = run.project_serial AND this.fiscal_year = run.first_year
    JOIN money AS before ON before.project_serial = run.project_serial AND before.fiscal_year = run.first_year - 1
    WHERE this.amount_yuan > before.amount_yuan
),
told AS (
    SELECT
        target.row_base + target.row_no AS row_id,
        value.value_low, value.value_high,
        nullif(unit.name, '未知｜unknown') AS unit, unit.measure_unit_id
    FROM stored.target AS target
    JOIN stored.target_value AS value ON value.value_serial = target.value_serial
    JOIN stored.target_wording AS wording ON wording.wording_serial = target.wording_serial
    JOIN dim_measure_unit AS unit ON unit.measure_unit_id = wording.measure_unit_id
    WHERE target.row_base + target.row_no IN (SELECT first_row_id FROM eased UNION ALL SELECT before_row_id FROM eased)
)
SELECT
    row_base + row_no AS row_id,
    'the same for ' || plain(parameter('Q07.frozen_years')) || ' years' AS observed,
    'a target that follows what was reached' AS expected
FROM stored.target_run
WHERE last_year - first_year + 1 >= parameter('Q07.frozen_years')
UNION ALL
SELECT
    target.row_id,
    told_target(NULL, target.value_low, target.value_high, NULL, if(target.measure_unit_id <> before.measure_unit_id, target.unit, NULL))
        || ', '
        || told_target(NULL, before.value_low, before.value_high, NULL, if(target.measure_unit_id <> before.measure_unit_id, before.unit, NULL))
        || ' the year before',
    'at least as much: the budget grew from ' || eased.amount_before_yuan || ' to ' || eased.amount_yuan || ' yuan'
FROM eased
JOIN told AS target ON target.row_id = eased.first_row_id
JOIN told AS before ON before.row_id = eased.before_row_id
