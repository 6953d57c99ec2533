SELECT DISTINCT actual_serial, actual_printed, actual_value, actual_text
FROM reported_rows
ORDER BY actual_serial
