-- question: 19
-- 问题：哪些指标的方向、符号、单位互相矛盾？
-- asks: where are direction, comparator and unit of a target in conflict?
-- reads: findings of the rules V06 (the direction contradicts the comparator), V07 (a share above 100 %), V08 (定性 with a bare number),
-- reads: V09 (a cost with ≥ or ＞), V11 (the unit is not known or does not fit the number) and N22 (a share in % that looks like a
-- reads: fraction); one row is a target and a rule that it breaks, so a target can stand in several rows. No rule says which of the two words is the wrong one
-- edit: in `asked`, the year (the latest one), words of the department's name, and how many rows: errors first; in `found`, the rules
-- edit: (5,000 at most)
-- 读法：规则 V06（方向与指标性质矛盾）、V07（比例超过 100%）、V08（定性却填数字）、V09（成本用 ≥ 或 ＞）、V11（计量单位不明或与数值不符）、N22（以 % 计却像小数）的发现；一个目标违反几条就有几行。规则不判断哪一处写错。
-- 可改：asked 中的年度（默认最近一年）、部门名、行数：错误在先；found 中的规则（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        200 AS rows_shown
),
found AS (
    SELECT finding.finding_id, finding.rule_id, finding.row_id, finding.fiscal_year, finding.severity
    FROM finding
    JOIN (FROM fact_indicator_target WHERE fiscal_year IN (SELECT year FROM asked)) AS target ON target.row_id = finding.row_id
    JOIN dim_department AS department ON department.department_id = target.department_id
    JOIN asked ON department.name LIKE asked.department
    WHERE finding.rule_id IN ('V06', 'V07', 'V08', 'V09', 'V11', 'N22')
        AND finding.fiscal_year = (SELECT year FROM asked)
        AND finding.is_current
        AND finding.state = 'fail'
        AND finding.row_table = 'fact_indicator_target'
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS rows_in_all
    FROM found
    ORDER BY list_position(['error', 'warning', 'info'], severity), rule_id, row_id, finding_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT rows_shown FROM asked)
)
-- LATERAL: of the millions only these rows are looked up, in their year.
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    target.fiscal_year,
    target.name_printed AS indicator_printed,
    target.level_2_printed,
    target.comparator_printed,
    target.value_printed,
    target.measure_unit_printed,
    target.direction_printed,
    shown.rule_id,
    rule.statement_zh AS 矛盾,
    rule.statement_en AS conflict,
    shown.rows_in_all,
    shown.row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_indicator_target AS printed
    WHERE printed.row_id = shown.row_id AND printed.fiscal_year = shown.fiscal_year
) AS target
JOIN dim_rule AS rule ON rule.rule_id = shown.rule_id
JOIN dim_department AS department ON department.department_id = target.department_id
JOIN dim_unit AS unit ON unit.unit_id = target.unit_id
JOIN dim_project AS project ON project.project_id = target.project_id
ORDER BY list_position(['error', 'warning', 'info'], shown.severity), shown.rule_id, department.name, unit.name, project.name, target.indicator_no, shown.finding_id;
