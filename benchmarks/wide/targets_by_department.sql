SELECT department_name, count(*) AS targets FROM mart_indicator_target WHERE fiscal_year = 2024 GROUP BY ALL ORDER BY targets DESC, department_name LIMIT 20
