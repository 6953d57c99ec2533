-- The units of the vocabulary, and the words of printed rows that it does not hold.
SELECT
    words_id('measure unit', name) AS measure_unit_id,
    name,
    any_value(dimension ORDER BY dimension) AS dimension,
    any_value(factor ORDER BY factor)::DECIMAL(28,6) AS factor
FROM vocabulary_measure_units
GROUP BY name
UNION ALL
SELECT measure_unit_id, measure_unit_name, NULL, NULL::DECIMAL(28,6)
FROM printed_measure_units
WHERE measure_unit_id <> 0 AND measure_unit_name NOT IN (SELECT name FROM vocabulary_measure_units)
UNION ALL
SELECT 0, '未知｜unknown', NULL, NULL
ORDER BY measure_unit_id
