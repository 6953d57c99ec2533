-- A division without a printed name goes by its code.
SELECT region_id, mof_div_code, coalesce(name, mof_div_code) AS name, level, parent_region_id
FROM entity_regions
WHERE region_id <> 0
UNION ALL
SELECT 0, NULL, '未知｜unknown', 'unknown', NULL
ORDER BY region_id
