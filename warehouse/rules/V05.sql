-- message: the comparator is written in another way than the finance system's: print its symbol
SELECT row.row_id, row.comparator_printed AS observed, comparator.symbol AS expected
FROM judged_indicators AS row
JOIN dim_comparator AS comparator USING (comparator_code)
WHERE row.comparator_code <> 0 AND NOT says('standard_comparator', trim(row.comparator_printed))
