-- question: 12
-- 问题：各部门各年度的指标中，定性指标占多少？
-- asks: what share of each department's indicators is qualitative, year by year?
-- reads: qualitative is a row whose comparator is 定性, or whose target is words without a number; rows without any target
-- reads: (valueless_rows) count among all rows and not among the qualitative ones. The weight share is of the weights printed
-- edit: in `asked`, the year (NULL for all), words of the department's name, and how many rows: the largest shares first
-- 读法：定性：指标性质为定性，或指标值只有文字没有数字；未填指标值的行（valueless_rows）计入总行数，不计入定性。权重占比以印出的权重计。
-- 可改：asked 中的年度（NULL 为全部）、部门名、行数：占比最大者在先。
WITH asked AS (SELECT NULL::INTEGER AS year, '%' AS department, 200 AS rows_shown),
named AS (
    SELECT region.name AS region_name, department.code AS department_code, department.name AS department_name, counted.*
    FROM department_year AS counted
    JOIN asked ON counted.fiscal_year = coalesce(asked.year, counted.fiscal_year)
    JOIN dim_region AS region ON region.region_id = counted.region_id
    JOIN dim_department AS department ON department.department_id = counted.department_id
        AND department.name LIKE asked.department
    WHERE counted.indicator_rows > 0 AND counted.fiscal_year <> 0
)
SELECT
    region_name,
    department_name,
    fiscal_year,
    indicator_rows,
    qualitative_rows,
    valueless_rows,
    round(100 * qualitative_rows / indicator_rows, 1) AS qualitative_percent,
    round(100 * qualitative_weight / nullif(weight, 0), 1) AS qualitative_weight_percent,
    (SELECT count(*) FROM named) AS rows_in_all
FROM named
ORDER BY qualitative_percent DESC, region_name, department_code, department_name, department_id, fiscal_year
LIMIT (SELECT rows_shown FROM asked);
