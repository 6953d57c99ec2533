SELECT
    project_id,
    unit_id,
    name,
    category,
    settlement,
    first_year::INTEGER AS first_year,
    last_year::INTEGER AS last_year,
    merged_into
FROM entity_projects
WHERE project_id <> 0
UNION ALL
SELECT 0, 0, '未知｜unknown', NULL, NULL, NULL, NULL, NULL
ORDER BY project_id
