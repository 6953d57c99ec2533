-- A unit is known by its code where one is printed, else by its name.
SELECT
    unit_id,
    fiscal_year,
    unit_code,
    unit_name,
    CASE
        WHEN unit_code IS NOT NULL THEN 'unit code'
        WHEN unit_name IS NOT NULL THEN 'unit name'
        ELSE 'none printed'
    END AS rule,
    'rule' AS decided_by,
    count(*) AS rows
FROM project_rows
WHERE phase = '批复'
GROUP BY unit_id, fiscal_year, unit_code, unit_name
ORDER BY unit_id, fiscal_year, unit_code, unit_name
