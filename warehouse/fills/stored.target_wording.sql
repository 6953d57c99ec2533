SELECT DISTINCT
    wording_serial,
    class_id,
    measure_unit_id,
    comparator_code,
    weight,
    direction_printed,
    direction_inferred,
    direction,
    level_1_printed,
    level_2_printed,
    comparator_printed,
    measure_unit_printed,
    weight_printed,
    is_clipped
FROM indicator_wordings
WHERE is_of_targets
ORDER BY wording_serial
