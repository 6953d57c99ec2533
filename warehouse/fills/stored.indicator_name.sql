SELECT
    name_serial,
    name_printed,
    indicator_id,
    CASE
        WHEN says('rise_in_name', name_printed) AND says('fall_in_name', name_printed) THEN NULL
        WHEN says('rise_in_name', name_printed) THEN 'rise'
        WHEN says('fall_in_name', name_printed) THEN 'fall'
    END AS name_change
FROM numbered_names
ORDER BY name_serial
