SELECT
    indicator_id,
    name_printed,
    'normalised text' AS rule,
    'rule' AS decided_by,
    count(*) AS rows
FROM indicator_rows
GROUP BY indicator_id, name_printed
ORDER BY indicator_id, name_printed
