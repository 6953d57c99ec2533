-- question: 14
-- 问题：满意度目标如何分布，谁定得最低？
-- asks: how are the targets of satisfaction distributed, and who sets the lowest?
-- reads: rows of a class with 满意度 whose target is one number in %, where more is better, and that is no rise (提高≥3%); a row of the answer is a department,
-- reads: the lowest first, with its lowest, median and highest target and how many of its targets lie in each band (in %). The columns
-- reads: all_ are of all departments together. lowest_row_id leads to the lowest target (question 25)
-- edit: in `asked`, the year (the latest one), words of the department's name, and how many departments
-- edit: (5,000 at most)
-- 读法：取满意度类、以 % 计、单一数值的目标，不含提高、降低的幅度；一行为一个部门，最低者在先，列出最低、中位、最高值和各区间个数（%）。all_ 各列为全部部门合计。lowest_row_id 为最低目标的行编号（见问题 25）。
-- 可改：asked 中的年度（默认最近一年）、部门名、部门数（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        200 AS departments
),
-- What is said of one row is one condition: of each further one the database takes it that few rows pass.
target AS MATERIALIZED (
    SELECT row_id, department_id, value_low
    FROM fact_indicator_target
    WHERE fiscal_year = (SELECT year FROM asked)
        AND class_id IN (SELECT class_id FROM dim_indicator_class WHERE level_1 LIKE '%满意度%' OR level_2 LIKE '%满意度%')
        AND measure_unit_id = (SELECT measure_unit_id FROM dim_measure_unit WHERE name = '%')
        AND coalesce(is_current AND value_low IS NOT NULL AND value_high IS NULL AND comparator_code NOT IN (4, 5, 6), false)
        AND value_change IS NULL AND name_change IS NULL
),
counted AS (
    SELECT
        department_id,
        count(*) AS targets,
        min(value_low) AS lowest,
        median(value_low) AS median,
        max(value_low) AS highest,
        count(*) FILTER (WHERE value_low < 80) AS below_80,
        count(*) FILTER (WHERE value_low >= 80 AND value_low < 85) AS from_80,
        count(*) FILTER (WHERE value_low >= 85 AND value_low < 90) AS from_85,
        count(*) FILTER (WHERE value_low >= 90 AND value_low < 95) AS from_90,
        count(*) FILTER (WHERE value_low >= 95) AS from_95
    FROM target
    GROUP BY department_id
),
everybody AS (
    SELECT count(*) AS all_targets, min(value_low) AS all_lowest, median(value_low) AS all_median FROM target
),
found AS (
    SELECT counted.*, department.code, department.name AS department_name
    FROM counted, asked
    JOIN dim_department AS department ON department.department_id = counted.department_id
    WHERE department.name LIKE asked.department
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS departments_in_all
    FROM found
    ORDER BY lowest, median, code, department_id
    LIMIT (SELECT departments FROM asked)
),
shown AS MATERIALIZED (
    SELECT ranked.*, asked.year, min(target.row_id) AS lowest_row_id
    FROM ranked
    CROSS JOIN asked
    JOIN target ON target.department_id = ranked.department_id AND target.value_low = ranked.lowest
    GROUP BY ALL
    LIMIT 5000
)
-- LATERAL: of the millions only these rows are looked up, in their year.
SELECT
    region.name AS region_name,
    shown.department_name,
    lowest.fiscal_year,
    shown.targets,
    shown.lowest,
    shown.median,
    shown.highest,
    shown.below_80,
    shown.from_80,
    shown.from_85,
    shown.from_90,
    shown.from_95,
    unit.name AS lowest_unit_name,
    project.name AS lowest_project_name,
    lowest.name_printed AS lowest_indicator,
    everybody.all_targets,
    everybody.all_lowest,
    everybody.all_median,
    shown.departments_in_all,
    shown.lowest_row_id
FROM shown
CROSS JOIN everybody
CROSS JOIN LATERAL (
    FROM fact_indicator_target AS printed
    WHERE printed.row_id = shown.lowest_row_id AND printed.fiscal_year = shown.year
) AS lowest
JOIN dim_unit AS unit ON unit.unit_id = lowest.unit_id
JOIN dim_project AS project ON project.project_id = lowest.project_id
JOIN dim_region AS region ON region.region_id = lowest.region_id
ORDER BY shown.lowest, shown.median, shown.code, shown.department_id;
