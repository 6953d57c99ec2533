-- message: a total or a label was read as a project: hold the row against its page and tell the maintainers
SELECT row_id, name AS observed, 'a project' AS expected
FROM judged_projects
WHERE says('label_name', name)
