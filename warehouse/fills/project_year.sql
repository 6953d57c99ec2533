-- In the order of projects, so that a project's years lie together.
SELECT
    project.project_id,
    counted.fiscal_year,
    counted.category,
    counted.settlement,
    counted.department_id,
    counted.unit_id,
    counted.amount_yuan,
    count(*) OVER (PARTITION BY counted.project_serial, counted.fiscal_year)::INTEGER AS rows_of_year
FROM (
    SELECT
        project_serial,
        fiscal_year,
        coalesce(category, '其他项目') AS category,
        coalesce(settlement, '非据实结算') AS settlement,
        min(department_id) AS department_id,
        min(unit_id) AS unit_id,
        sum(amount_yuan)::DECIMAL(18,2) AS amount_yuan
    FROM counted_budgets
    GROUP BY ALL
) AS counted
JOIN stored.project AS project ON project.project_serial = counted.project_serial
ORDER BY counted.project_serial, counted.fiscal_year, counted.category, counted.settlement
