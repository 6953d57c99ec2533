-- message: the row is cut by a page edge; its halves were joined: hold both against their pages
SELECT document_id, page, sheet, source_row, before AS evidence, after AS expected
FROM repair
WHERE rule IN ('project_joined', 'goal_joined', 'unit_label_joined', 'indicator_joined')
