-- message: the direction contradicts the comparator: correct one of them
SELECT row_id, direction_printed AS observed, direction_inferred AS expected
FROM fact_indicator_target
WHERE direction <> direction_inferred
