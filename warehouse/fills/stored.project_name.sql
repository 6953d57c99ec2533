SELECT name_serial, name, name_printed
FROM numbered_project_names
ORDER BY name_serial
