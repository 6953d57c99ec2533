-- 问题：各部门各年度的指标中，套用的占多少？
-- asks: what share of each department's indicator rows is boilerplate in each year, template and copied told apart?
-- reads: shares in percent of the department's target rows; template is the finance system's own, shared stands in
-- reads: several departments, copied in three projects or more of one department
SELECT
    target.region_name,
    target.department_name,
    target.fiscal_year,
    count(*) AS indicator_rows,
    count(*) FILTER (WHERE indicator.boilerplate_kind = 'template') AS template_rows,
    count(*) FILTER (WHERE indicator.boilerplate_kind = 'shared') AS shared_rows,
    count(*) FILTER (WHERE indicator.boilerplate_kind = 'copied') AS copied_rows,
    round(100 * template_rows / indicator_rows, 1) AS template_percent,
    round(100 * shared_rows / indicator_rows, 1) AS shared_percent,
    round(100 * copied_rows / indicator_rows, 1) AS copied_percent
FROM mart_indicator_target AS target
JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
WHERE target.fiscal_year IS NOT NULL
GROUP BY target.region_name, target.department_code, target.department_name, target.fiscal_year
ORDER BY target.region_name, target.department_code, target.department_name, target.fiscal_year;
