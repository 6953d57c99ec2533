-- message: the comparator is written in another way than the finance system's: print its symbol
-- Few comparators are printed by many rows: each is judged once.
WITH unusual AS (
    SELECT DISTINCT comparator_printed
    FROM stored.target_wording
    WHERE NOT says('standard_comparator', trim(comparator_printed))
)
SELECT row.row_id, row.comparator_printed AS observed, comparator.symbol AS expected
FROM judged_indicators AS row
JOIN dim_comparator AS comparator USING (comparator_code)
WHERE row.comparator_code <> 0 AND row.comparator_printed IN (SELECT comparator_printed FROM unusual)
