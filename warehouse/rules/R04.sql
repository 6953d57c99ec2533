-- message: the target of the self-evaluation is not that of the budget table: check both documents
SELECT
    actual.row_base + actual.row_no AS row_id,
    CASE WHEN actual.target_row_no IS NULL THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN actual.target_row_no IS NULL
        THEN 'the budget table of the year has not exactly one target of that name: hold both documents against each other' END
        AS message,
    told_target(comparator.symbol, restated.value_low, restated.value_high, restated.value_text, unit.name) AS observed,
    coalesce(told_target(wanted.symbol, target.value_low, target.value_high, target.value_text, wanted_unit.name), '')
        AS expected
FROM stored.actual AS actual
SEMI JOIN budgeted_project_years USING (project_id, fiscal_year)
JOIN stored.indicator_name AS name ON name.name_serial = actual.name_serial
JOIN stored.target_value AS restated ON restated.value_serial = actual.value_serial
JOIN stored.target_wording AS wording ON wording.wording_serial = actual.wording_serial
JOIN dim_comparator AS comparator ON comparator.comparator_code = wording.comparator_code
JOIN dim_measure_unit AS unit ON unit.measure_unit_id = wording.measure_unit_id
LEFT JOIN stored.target_value AS target ON target.value_serial = actual.target_value_serial
LEFT JOIN stored.target_wording AS wanted_wording ON wanted_wording.wording_serial = actual.target_wording_serial
LEFT JOIN dim_comparator AS wanted ON wanted.comparator_code = wanted_wording.comparator_code
LEFT JOIN dim_measure_unit AS wanted_unit ON wanted_unit.measure_unit_id = wanted_wording.measure_unit_id
WHERE actual.stage = 'evaluation' AND actual.is_current
    AND NOT (actual.target_row_no IS NULL AND says('execution_row', name.name_printed))
    AND (actual.target_row_no IS NULL
        OR in_base(restated.value_low, unit.factor) IS DISTINCT FROM in_base(target.value_low, wanted_unit.factor)
        OR in_base(restated.value_high, unit.factor) IS DISTINCT FROM in_base(target.value_high, wanted_unit.factor)
        OR coalesce(unit.dimension <> wanted_unit.dimension, false)
        OR coalesce(restated.counted_from <> target.counted_from, false)
        OR coalesce(restated.value_change <> target.value_change, false)
        OR (comparator.comparator_code <> 0 AND wanted.comparator_code <> 0
            AND comparator.comparator_code <> wanted.comparator_code)
        OR (restated.value_low IS NULL AND restated.value_text IS DISTINCT FROM target.value_text))
