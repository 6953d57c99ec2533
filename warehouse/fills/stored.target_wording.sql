SELECT DISTINCT
    wording_serial,
    class_id,
    measure_unit_id,
    comparator_code,
    weight,
    direction_printed,
    direction_inferred,
    direction,
    better(direction, comparator_code) AS better,
    level_1_printed,
    level_2_printed,
    comparator_printed,
    measure_unit_printed,
    weight_printed,
    is_clipped
FROM indicator_wordings
ORDER BY wording_serial
