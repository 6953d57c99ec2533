SELECT * FROM mart_indicator_target LIMIT 10
