-- message: the row is cut by a page edge; its halves were joined: hold both against their pages
-- A name or goal is its project's, whose next indicator stands on the line where it goes on. Where an indicator or the label
-- of a unit goes on, no row begins.
SELECT
    repair.document_id, repair.page, repair.sheet, repair.source_row, repair.before AS evidence, repair.after AS expected,
    CASE WHEN repair.rule IN ('project_joined', 'goal_joined') THEN line.project_row_id END AS row_id
FROM repair
LEFT JOIN mended_lines AS line ON line.document_id = repair.document_id
    AND line.page IS NOT DISTINCT FROM repair.page
    AND line.sheet IS NOT DISTINCT FROM repair.sheet
    AND line.source_row = repair.source_row
WHERE repair.rule IN ('project_joined', 'goal_joined', 'unit_label_joined', 'indicator_joined')
