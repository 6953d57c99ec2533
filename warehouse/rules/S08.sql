-- message: a placeholder of the template is left: write what it stands for
SELECT row_id, name_printed AS observed FROM told_rows WHERE is_placeholder

UNION ALL
SELECT told.row_id, told.value_text
FROM told_values AS told
WHERE told.is_placeholder AND told.row_id NOT IN (SELECT row_id FROM told_rows WHERE is_placeholder)

UNION ALL
SELECT project.row_id, CASE WHEN goal.is_placeholder THEN goal.goal ELSE name.name END
FROM judged_projects AS project
JOIN told_project_names AS name USING (name_serial)
LEFT JOIN told_goals AS goal ON goal.row_id = project.row_id
WHERE goal.is_placeholder OR name.is_placeholder
