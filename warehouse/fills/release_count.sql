SELECT table_name, fiscal_year, rows
FROM counted_rows
ORDER BY table_name, fiscal_year
