-- message: a cost is to be kept low: print ≤, or put the indicator under another class
-- Savings are more of the good, and a standard is promised to those who receive it.
SELECT
    target.row_id,
    told_target(comparator.symbol, target.value_low, target.value_high, target.value_text, '') AS observed,
    '≤' AS expected
FROM fact_indicator_target AS target
JOIN judged_classes AS class USING (class_id)
JOIN dim_comparator AS comparator USING (comparator_code)
WHERE class.is_cost AND comparator.symbol IN ('≥', '＞') AND NOT says('saving', target.name_printed)
