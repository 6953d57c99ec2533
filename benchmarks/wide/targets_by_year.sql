SELECT fiscal_year, level_1, count(*) AS targets, count(value_low) AS numbers FROM mart_indicator_target GROUP BY ALL ORDER BY ALL
