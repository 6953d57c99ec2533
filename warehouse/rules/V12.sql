-- message: a quantity is counted and not a share: print a number of something, or use another class
SELECT
    target.row_id,
    told_target(comparator.symbol, target.value_low, target.value_high, target.value_text, '%') AS observed,
    'a number with a unit such as 人 or 个' AS expected
FROM fact_indicator_target AS target
JOIN judged_classes AS class USING (class_id)
JOIN dim_comparator AS comparator USING (comparator_code)
JOIN percent USING (measure_unit_id)
WHERE class.is_quantity
