SELECT fiscal_year, outcome, count(*) AS evaluated FROM mart_target_actual GROUP BY ALL ORDER BY ALL
