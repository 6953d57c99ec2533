-- order: 7
-- title: Findings about the row and its project
WITH parts AS (
    SELECT row_id, project_row_id FROM fact_indicator_target
    UNION ALL
    SELECT row_id, project_row_id FROM fact_indicator_actual
    UNION ALL
    SELECT row_id, project_row_id FROM fact_project_funding
)
SELECT severity, rule_id AS rule, message
FROM finding
WHERE row_id = $row_id OR row_id = (SELECT project_row_id FROM parts WHERE row_id = $row_id)
ORDER BY ALL;
