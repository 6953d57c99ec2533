-- message: a share above the largest percentage cannot be reached: print one that can
-- What grows may exceed the whole.
-- Words are searched last, of what is left: a search takes longer than all else.
SELECT
    target.row_id,
    told_target(comparator.symbol, target.value_low, target.value_high, NULL, '%') AS observed,
    'at most ' || plain(parameter('V07.largest_percent')) || '%' AS expected
FROM fact_indicator_target AS target
JOIN dim_comparator AS comparator USING (comparator_code)
JOIN percent USING (measure_unit_id)
WHERE target.value_low >= parameter('V07.largest_percent') AND CASE
    WHEN comparator.symbol = '＞' AND target.value_low >= parameter('V07.largest_percent')
        OR comparator.symbol = '≥' AND target.value_low > parameter('V07.largest_percent')
        THEN NOT says('growth', target.name_printed)
END
