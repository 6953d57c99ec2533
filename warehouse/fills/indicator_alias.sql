-- Rows of one name may come to one indicator in several ways, as where a person decided on one of its units: the first told.
WITH printed AS (
    SELECT name_printed, indicator_key, name_rules, NULL::BIGINT AS placed_row_id, min(row_id) AS row_id, count(*) AS rows
    FROM staged_indicators
    WHERE row_id NOT IN (SELECT row_id FROM entity_indicator_rows)
    GROUP BY ALL
    UNION ALL
    SELECT name_printed, indicator_key, name_rules, row_id, row_id, 1
    FROM staged_indicators
    WHERE row_id IN (SELECT row_id FROM entity_indicator_rows)
),
led AS (
    SELECT
        printed.*,
        coalesce(placed.indicator_id, indicator.merged_into, indicator.indicator_id, 0) AS indicator_id,
        coalesce(
            nullif(concat_ws('+', nullif(printed.name_rules, ''), coalesce(placed.rule, merger.rule)), ''), 'as printed'
        ) AS alias_rule,
        coalesce(placed.decided_by, merger.decided_by, 'rule') AS alias_decided_by
    FROM printed
    LEFT JOIN entity_indicators AS indicator ON indicator.indicator_key = printed.indicator_key
    LEFT JOIN entity_registry AS merger ON merger.kind = 'indicator' AND merger.entity_id = indicator.indicator_id
        AND indicator.merged_into IS NOT NULL
    LEFT JOIN entity_indicator_rows AS placed ON placed.row_id = printed.placed_row_id
)
SELECT
    indicator_id,
    name_printed,
    min(indicator_key) AS indicator_key,
    arg_min(alias_rule, row_id) AS rule,
    1::DECIMAL(5,4) AS score,
    arg_min(alias_decided_by, row_id) AS decided_by,
    sum(rows)::BIGINT AS rows
FROM led
GROUP BY indicator_id, name_printed
ORDER BY indicator_id, name_printed
