-- message: a cost is to be kept low: print ≤, or put the indicator under another class
-- Savings are more of the good, and a standard is promised to those who receive it.
-- Words are searched last, of what is left: a search takes longer than all else.
SELECT
    target.row_id,
    told_target(comparator.symbol, target.value_low, target.value_high, target.value_text, '') AS observed,
    '≤' AS expected
FROM fact_indicator_target AS target
JOIN judged_classes AS class USING (class_id)
JOIN dim_comparator AS comparator USING (comparator_code)
WHERE CASE WHEN class.is_cost AND comparator.symbol IN ('≥', '＞') THEN NOT says('saving', target.name_printed) END
