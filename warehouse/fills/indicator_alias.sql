-- Rows of one name may come to one indicator in several ways, as where a person decided on one of its units: the first told.
SELECT
    indicator_id,
    name_printed,
    min(indicator_key) AS indicator_key,
    arg_min(alias_rule, row_id) AS rule,
    1::DECIMAL(5,4) AS score,
    arg_min(alias_decided_by, row_id) AS decided_by,
    count(*) AS rows
FROM indicator_rows
GROUP BY indicator_id, name_printed
ORDER BY indicator_id, name_printed
