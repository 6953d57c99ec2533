-- message: the wording cannot be measured and holds no number: say how much or how many
-- A name that is an activity is measurable where it is counted in a unit; a share of it is none.
SELECT told.row_id, told.name_printed AS observed, 'a number with its unit' AS expected
FROM told_rows AS told
LEFT JOIN percent ON percent.measure_unit_id = told.measure_unit_id
WHERE told.stage = 'target' AND told.is_vague
    AND (told.value_low IS NULL OR percent.measure_unit_id IS NOT NULL OR told.measure_unit_id = 0)

UNION ALL
SELECT value.row_id, value.value_text, 'a number with its unit'
FROM told_values AS value
WHERE value.stage = 'target' AND value.is_vague
    AND value.row_id NOT IN (SELECT row_id FROM told_rows WHERE is_vague)

UNION ALL
SELECT row_id, goal, 'a number with its unit'
FROM told_goals
WHERE stage = 'target' AND is_vague
