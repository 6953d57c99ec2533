-- message: the target of the self-evaluation is not that of the budget table: check both documents
-- The targets that evaluations report on are few of all.
WITH reported_target AS (
    SELECT target.*
    FROM (SELECT DISTINCT target_row_id FROM fact_indicator_actual WHERE target_row_id IS NOT NULL) AS reported
    JOIN fact_indicator_target AS target ON target.row_id = reported.target_row_id
)
SELECT
    actual.row_id,
    CASE WHEN target.row_id IS NULL THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN target.row_id IS NULL
        THEN 'the budget table of the year has not exactly one target of that name: hold both documents against each other' END
        AS message,
    told_target(comparator.symbol, actual.value_low, actual.value_high, actual.value_text, unit.name) AS observed,
    coalesce(told_target(wanted.symbol, target.value_low, target.value_high, target.value_text, wanted_unit.name), '')
        AS expected
FROM fact_indicator_actual AS actual
SEMI JOIN budgeted_project_years USING (project_id, fiscal_year)
JOIN dim_comparator AS comparator ON comparator.comparator_code = actual.comparator_code
JOIN dim_measure_unit AS unit ON unit.measure_unit_id = actual.measure_unit_id
LEFT JOIN reported_target AS target ON target.row_id = actual.target_row_id
LEFT JOIN dim_comparator AS wanted ON wanted.comparator_code = target.comparator_code
LEFT JOIN dim_measure_unit AS wanted_unit ON wanted_unit.measure_unit_id = target.measure_unit_id
WHERE actual.stage = 'evaluation' AND actual.is_current
    AND NOT (target.row_id IS NULL AND says('execution_row', actual.name_printed))
    AND (target.row_id IS NULL
        OR in_base(actual.value_low, unit.factor) IS DISTINCT FROM in_base(target.value_low, wanted_unit.factor)
        OR in_base(actual.value_high, unit.factor) IS DISTINCT FROM in_base(target.value_high, wanted_unit.factor)
        OR coalesce(unit.dimension <> wanted_unit.dimension, false)
        OR coalesce(counted_from(actual.value_text) <> counted_from(target.value_text), false)
        OR (rises(actual.value_text) AND falls(target.value_text))
        OR (falls(actual.value_text) AND rises(target.value_text))
        OR (actual.comparator_code <> 0 AND target.comparator_code <> 0
            AND actual.comparator_code <> target.comparator_code)
        OR (actual.value_low IS NULL AND actual.value_text IS DISTINCT FROM target.value_text))
