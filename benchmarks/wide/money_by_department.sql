SELECT department_name, fiscal_year, sum(amount_yuan) AS amount_yuan FROM mart_project_budget GROUP BY ALL ORDER BY ALL LIMIT 20
