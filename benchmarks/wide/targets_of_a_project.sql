SELECT * FROM mart_indicator_target WHERE project_name LIKE '%校舍%' AND fiscal_year = 2023 ORDER BY row_id LIMIT 50
