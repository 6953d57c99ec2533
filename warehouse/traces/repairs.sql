-- order: 4
-- title: Repairs of the row and of its project's rows
WITH rows_of_project AS (
    SELECT row_id, document_id, page, sheet, source_row FROM fact_project_budget
    WHERE row_id = $row_id OR row_id = (SELECT project_row_id FROM fact_indicator_target WHERE row_id = $row_id)
    UNION ALL
    SELECT row_id, document_id, page, sheet, source_row FROM fact_indicator_target
    WHERE project_row_id = $row_id
        OR project_row_id = (SELECT project_row_id FROM fact_indicator_target WHERE row_id = $row_id)
)
SELECT DISTINCT repair.page, repair.sheet, repair.source_row AS row, repair.rule, repair.reason, repair.after
FROM repair
JOIN rows_of_project AS place ON place.document_id = repair.document_id
    AND place.page IS NOT DISTINCT FROM repair.page
    AND place.sheet IS NOT DISTINCT FROM repair.sheet
    AND place.source_row = repair.source_row
ORDER BY ALL;
