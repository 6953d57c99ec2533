-- In the order of projects, so that a project's years lie together. Few projects have several rows in a year.
WITH counted AS MATERIALIZED (
    SELECT
        project_serial,
        fiscal_year,
        coalesce(category, '其他项目') AS category,
        coalesce(settlement, '非据实结算') AS settlement,
        min(department_id) AS department_id,
        min(unit_id) AS unit_id,
        sum(amount_yuan)::DECIMAL(18,2) AS amount_yuan,
        bool_or(is_adjusted_only) AS is_adjusted
    FROM counted_budgets
    GROUP BY ALL
),
several AS (
    SELECT project_serial, fiscal_year, count(*)::INTEGER AS rows
    FROM counted
    GROUP BY project_serial, fiscal_year
    HAVING count(*) > 1
)
SELECT
    project.project_id,
    counted.fiscal_year,
    counted.category,
    counted.settlement,
    counted.department_id,
    counted.unit_id,
    counted.amount_yuan,
    counted.is_adjusted,
    coalesce(several.rows, 1) AS rows_of_year
FROM counted
JOIN stored.project AS project ON project.project_serial = counted.project_serial
LEFT JOIN several ON several.project_serial = counted.project_serial AND several.fiscal_year = counted.fiscal_year
ORDER BY counted.project_serial, counted.fiscal_year, counted.category, counted.settlement
