-- One without a printed name goes by its code: whoever looks for names would lose it silently.
SELECT
    department_id,
    region_id,
    code,
    coalesce(name, code) AS name,
    valid_from_year::INTEGER AS valid_from_year,
    valid_to_year::INTEGER AS valid_to_year,
    successor_id
FROM entity_departments
WHERE department_id <> 0
UNION ALL
SELECT 0, 0, NULL, '未知｜unknown', NULL, NULL, NULL
ORDER BY department_id
