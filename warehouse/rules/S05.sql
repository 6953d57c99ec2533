-- message: the brackets are unbalanced or of mixed width: correct the text in the document
SELECT row_id, is_unbalanced AS observed, 'pairs of one width' AS expected
FROM told_rows
WHERE is_unbalanced IS NOT NULL

UNION ALL
SELECT project.row_id, coalesce(goal.is_unbalanced, name.is_unbalanced), 'pairs of one width'
FROM judged_projects AS project
JOIN told_project_names AS name USING (name_serial)
LEFT JOIN told_goals AS goal ON goal.row_id = project.row_id
WHERE goal.is_unbalanced IS NOT NULL OR name.is_unbalanced IS NOT NULL
