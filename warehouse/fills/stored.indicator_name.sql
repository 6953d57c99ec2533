SELECT
    name_serial,
    name_printed,
    indicator_id,
    change_said('rise_in_name', 'fall_in_name', name_printed) AS name_change
FROM numbered_names
ORDER BY name_serial
