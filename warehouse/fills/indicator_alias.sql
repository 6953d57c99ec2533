-- Rows of one name may come to one indicator in several ways, as where a person decided on one of its units: the first told.
WITH merger AS (
    SELECT indicator.indicator_key, known.rule, known.decided_by
    FROM entity_indicators AS indicator
    JOIN entity_registry AS known ON known.entity_id = indicator.indicator_id
    WHERE known.kind = 'indicator' AND indicator.merged_into IS NOT NULL
),
led AS (
    SELECT
        printed.indicator_id,
        printed.name_printed,
        printed.indicator_key,
        printed.row_id,
        printed.rows,
        concat_ws('+', nullif(printed.name_rules, ''), merger.rule) AS led_by,
        coalesce(merger.decided_by, 'rule') AS decided_by
    FROM printed_names AS printed
    LEFT JOIN merger ON merger.indicator_key = printed.indicator_key
    UNION ALL
    SELECT indicator_id, name_printed, indicator_key, row_id, 1, concat_ws('+', nullif(name_rules, ''), rule), decided_by
    FROM placed_names
)
SELECT
    indicator_id,
    name_printed,
    min(indicator_key) AS indicator_key,
    coalesce(nullif(arg_min(led_by, row_id), ''), 'as printed') AS rule,
    1::DECIMAL(5,4) AS score,
    arg_min(decided_by, row_id) AS decided_by,
    sum(rows)::BIGINT AS rows
FROM led
GROUP BY indicator_id, name_printed
ORDER BY indicator_id, name_printed
