-- message: a total or a label was read as a project: hold the row against its page and tell the maintainers
SELECT project.row_id, told.name AS observed, 'a project' AS expected
FROM judged_projects AS project
JOIN told_project_names AS told USING (name_serial)
WHERE told.is_label
