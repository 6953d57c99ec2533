-- order: 6
-- title: Repairs of the row and of its project's rows
WITH parts AS (
    SELECT row_id, project_row_id, document_id, page, sheet, source_row FROM fact_indicator_target
    UNION ALL
    SELECT row_id, project_row_id, document_id, page, sheet, source_row FROM fact_indicator_actual
    UNION ALL
    SELECT row_id, project_row_id, document_id, page, sheet, source_row FROM fact_project_funding
),

project AS (
    SELECT coalesce((SELECT project_row_id FROM parts WHERE row_id = $row_id), $row_id) AS row_id
),

rows_of_project AS (
    SELECT document_id, page, sheet, source_row FROM fact_project_budget WHERE row_id = (SELECT row_id FROM project)
    UNION ALL
    SELECT document_id, page, sheet, source_row FROM parts WHERE project_row_id = (SELECT row_id FROM project)
)

SELECT DISTINCT repair.page, repair.sheet, repair.source_row AS row, repair.rule, repair.reason, repair.after
FROM repair
JOIN rows_of_project AS place ON place.document_id = repair.document_id
    AND place.page IS NOT DISTINCT FROM repair.page
    AND place.sheet IS NOT DISTINCT FROM repair.sheet
    AND place.source_row = repair.source_row
ORDER BY ALL;
