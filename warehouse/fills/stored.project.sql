SELECT project_serial, project_id
FROM numbered_projects
ORDER BY project_serial
