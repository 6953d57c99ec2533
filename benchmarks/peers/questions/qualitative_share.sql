-- asks: what share of each department's indicators is qualitative, year by year? The largest 200
WITH counted AS (
    SELECT
        region_id,
        department_id,
        fiscal_year,
        count(*) AS targets,
        count(*) FILTER (WHERE comparator_code = 6 OR (value_low IS NULL AND value_text IS NOT NULL)) AS qualitative
    FROM fact_indicator_target
    WHERE is_current
    GROUP BY region_id, department_id, fiscal_year
)
SELECT
    region.name AS region_name,
    department.name AS department_name,
    counted.fiscal_year,
    counted.targets,
    counted.qualitative,
    CAST(counted.qualitative AS DOUBLE PRECISION) / counted.targets AS share
FROM counted
JOIN dim_region AS region ON region.region_id = counted.region_id
JOIN dim_department AS department ON department.department_id = counted.department_id
ORDER BY share DESC, counted.region_id, counted.department_id, counted.fiscal_year
LIMIT 200;
