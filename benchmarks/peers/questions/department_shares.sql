-- asks: what do each department's projects cost in each year, and what share of its division's total is that? The largest 200
WITH yearly AS (
    SELECT region_id, department_id, fiscal_year, count(DISTINCT project_id) AS projects, sum(amount_yuan) AS amount_yuan
    FROM fact_project_budget
    WHERE is_current AND phase = '批复' AND category <> '部门整体'
    GROUP BY region_id, department_id, fiscal_year
),
shared AS (
    SELECT yearly.*, sum(amount_yuan) OVER (PARTITION BY region_id, fiscal_year) AS all_yuan FROM yearly
)
SELECT
    region.name AS region_name,
    department.name AS department_name,
    shared.fiscal_year,
    shared.projects,
    shared.amount_yuan,
    CAST(shared.amount_yuan AS DOUBLE PRECISION) / CAST(shared.all_yuan AS DOUBLE PRECISION) AS share
FROM shared
JOIN dim_region AS region ON region.region_id = shared.region_id
JOIN dim_department AS department ON department.department_id = shared.department_id
ORDER BY shared.amount_yuan DESC, shared.region_id, shared.department_id, shared.fiscal_year
LIMIT 200;
