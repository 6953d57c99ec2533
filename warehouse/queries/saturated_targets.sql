-- question: 13
-- 问题：各部门的指标中，「≥100%」类饱和目标占多少？
-- asks: what share of each department's targets is saturated, such as ≥100 %?
-- reads: saturated: at least or above 100 % (or more), as rule Q04 counts; such a target cannot be raised. Told apart: just 100 % to
-- reads: be met (exact_rows), at most 100 % where less is better (capped_rows), which cannot be missed, and targets of none at all
-- reads: (zero_rows, such as no accident), which may be right. Shares in percent of the department's target rows of the year
-- edit: in `asked`, the year (the latest one), words of the department's name, and how many departments: the largest shares
-- 读法：饱和：以 % 计，大于或大于等于 100%（或更高），与规则 Q04 口径一致，无法再提高。另列：等于 100%（exact_rows）；反向指标不超过 100%（capped_rows），不会不达标；目标为 0（zero_rows，如事故数），可能合理。占该部门当年目标行的百分比。
-- 可改：asked 中的年度（默认最近一年）、部门名、部门数：占比最大者在先。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        200 AS departments
),
named AS (
    SELECT region.name AS region_name, department.code AS department_code, department.name AS department_name, counted.*
    FROM department_year AS counted
    JOIN asked ON asked.year = counted.fiscal_year
    JOIN dim_region AS region ON region.region_id = counted.region_id
    JOIN dim_department AS department ON department.department_id = counted.department_id
        AND department.name LIKE asked.department
    WHERE counted.indicator_rows > 0
)
SELECT
    region_name,
    department_name,
    fiscal_year,
    indicator_rows,
    saturated_rows,
    exact_rows,
    capped_rows,
    zero_rows,
    round(100 * saturated_rows / indicator_rows, 1) AS saturated_percent,
    round(100 * exact_rows / indicator_rows, 1) AS exact_percent,
    round(100 * saturated_weight / nullif(weight, 0), 1) AS saturated_weight_percent,
    (SELECT count(*) FROM named) AS departments_in_all
FROM named
ORDER BY saturated_percent DESC, exact_percent DESC, region_name, department_code, department_name, department_id
LIMIT (SELECT departments FROM asked);
