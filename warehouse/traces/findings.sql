-- order: 5
-- title: Findings about the row and its project
SELECT severity, rule_id AS rule, message
FROM finding
WHERE row_id = $row_id
    OR row_id = (SELECT project_row_id FROM fact_indicator_target WHERE row_id = $row_id)
ORDER BY ALL;
