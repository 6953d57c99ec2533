-- message: many targets of the unit's year are met by definition: set some that can be missed
SELECT
    row_id,
    saturated || ' of ' || targets || ' targets' AS evidence,
    plain(round(100 * saturated / targets, 1)::DECIMAL(9,1)) || '%' AS observed,
    'at most ' || plain(parameter('Q04.largest_share')) || '%' AS expected
FROM judged_unit_years
WHERE 100 * saturated > parameter('Q04.largest_share') * targets
