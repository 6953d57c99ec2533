SELECT
    *,
    CASE WHEN value_low IS NOT NULL THEN change_said('rises', 'falls', value_text) END AS value_change,
    CASE WHEN value_low IS NOT NULL THEN counted_from(value_text) END AS counted_from,
    value_low IS NOT NULL AND coalesce(is_inexact(value_text), false) AS is_inexact,
    CASE
        WHEN value_low IS NOT NULL THEN NULL
        WHEN says('count', value_text) THEN 'number'
        WHEN says('none', value_text) THEN 'none'
        WHEN says('all', value_text) THEN 'all'
    END AS words_say
FROM (SELECT DISTINCT value_serial, value_printed, value_low, value_high, value_text, target_as_text FROM numbered_values)
ORDER BY value_serial
