-- message: the brackets are unbalanced or of mixed width: correct the text in the document
SELECT row_id, is_unbalanced AS observed, 'pairs of one width' AS expected
FROM told_rows
WHERE is_unbalanced IS NOT NULL

UNION ALL
SELECT project.row_id, coalesce(told.is_unbalanced, unbalanced(project.name)), 'pairs of one width'
FROM judged_projects AS project
LEFT JOIN told_goals AS told ON told.row_id = project.row_id
WHERE told.is_unbalanced IS NOT NULL OR unbalanced(project.name) IS NOT NULL
