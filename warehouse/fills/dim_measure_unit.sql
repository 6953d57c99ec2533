-- The units of the vocabulary, and the words of printed rows that it does not hold.
SELECT measure_unit_id, name, dimension, factor
FROM known_measure_units
UNION ALL
SELECT measure_unit_id, measure_unit_name, NULL, NULL::DECIMAL(28,6)
FROM printed_measure_units
WHERE measure_unit_name <> '' AND measure_unit_name NOT IN (SELECT name FROM known_measure_units)
UNION ALL
SELECT 0, '未知｜unknown', NULL, NULL
ORDER BY measure_unit_id
