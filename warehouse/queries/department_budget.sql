-- 问题：各部门的项目预算总额及其在全县的占比，逐年如何变化？
-- asks: what do each department's projects cost in each year, and what share of the region's total is that?
-- reads: approved amounts in yuan; shares in percent of all departments loaded for that region and year
SELECT
    region_name,
    department_name,
    fiscal_year,
    count(DISTINCT project_id) AS projects,
    sum(amount_yuan) AS amount_yuan,
    round(100 * sum(amount_yuan) / sum(sum(amount_yuan)) OVER (PARTITION BY region_name, fiscal_year), 1) AS share_percent
FROM mart_project_budget
WHERE fiscal_year IS NOT NULL
GROUP BY region_name, department_code, department_name, fiscal_year
ORDER BY region_name, department_code, department_name, fiscal_year;
