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
        (SELECT max(fiscal_year) FROM fact_project_budget WHERE is_current) AS year,
        '%' AS department,
        200 AS departments
),
percent AS (
    SELECT measure_unit_id FROM dim_measure_unit WHERE name = '%'
),
judged AS (
    SELECT
        target.region_id,
        target.department_id,
        target.fiscal_year,
        target.weight,
        target.value_low = 0 AND coalesce(target.value_high, 0) = 0 AND target.comparator_code IN (3, 5) AS is_zero,
        percent.measure_unit_id IS NOT NULL AND target.value_low >= 100 AS is_full,
        target.comparator_code IN (1, 2) AS is_at_least,
        target.comparator_code IN (4, 5) OR target.direction IS NOT DISTINCT FROM '反向' AS is_at_most
    FROM fact_indicator_target AS target
    JOIN asked ON asked.year = target.fiscal_year
    LEFT JOIN percent ON percent.measure_unit_id = target.measure_unit_id
    WHERE target.is_current
),
counted AS (
    SELECT
        region_id,
        department_id,
        fiscal_year,
        count(*) AS indicator_rows,
        count(*) FILTER (WHERE is_full AND is_at_least) AS saturated_rows,
        count(*) FILTER (WHERE is_full AND NOT is_at_least AND NOT is_at_most) AS exact_rows,
        count(*) FILTER (WHERE is_full AND NOT is_at_least AND is_at_most) AS capped_rows,
        count(*) FILTER (WHERE is_zero) AS zero_rows,
        sum(weight) AS weight,
        coalesce(sum(weight) FILTER (WHERE is_full AND is_at_least), 0) AS saturated_weight
    FROM judged
    GROUP BY region_id, department_id, fiscal_year
),
named AS (
    SELECT region.name AS region_name, department.code AS department_code, department.name AS department_name, counted.*
    FROM counted, asked
    JOIN dim_region AS region ON region.region_id = counted.region_id
    JOIN dim_department AS department ON department.department_id = counted.department_id
    WHERE department.name LIKE asked.department
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
