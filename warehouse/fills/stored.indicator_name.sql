SELECT name_serial, name_printed, indicator_id
FROM numbered_names
ORDER BY name_serial
