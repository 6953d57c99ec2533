SELECT
    unit_id,
    department_id,
    code,
    name,
    valid_from_year::INTEGER AS valid_from_year,
    valid_to_year::INTEGER AS valid_to_year
FROM entity_units
WHERE unit_id <> 0
UNION ALL
SELECT 0, 0, NULL, '未知｜unknown', NULL, NULL
ORDER BY unit_id
