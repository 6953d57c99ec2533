SELECT DISTINCT value_serial, value_printed, value_low, value_high, value_text, target_as_text
FROM numbered_values
ORDER BY value_serial
