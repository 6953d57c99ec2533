-- question: 8
-- 问题：各部门的指标中，样板指标占多少？
-- asks: what share of each department's indicator rows is boilerplate, template and copied told apart?
-- reads: shares in percent of the department's target rows of the year; template is the finance system's own, shared stands
-- reads: in several departments, copied in three projects or more of one department; boilerplate is the three together
-- edit: in `asked`, the year (the latest one), words of the department's name, and how many departments: the largest shares
-- 读法：占该部门当年目标行的百分比；template 系统模板、shared 多部门共用、copied 部门内三个以上项目照抄，boilerplate 为三者合计。
-- 可改：asked 中的年度（默认最近一年）、部门名、部门数：占比最大者在先。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        200 AS departments
),
named AS (
    SELECT
        region.name AS region_name,
        department.code AS department_code,
        department.name AS department_name,
        counted.*,
        counted.template_rows + counted.shared_rows + counted.copied_rows AS boilerplate_rows
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
    template_rows,
    shared_rows,
    copied_rows,
    round(100 * boilerplate_rows / indicator_rows, 1) AS boilerplate_percent,
    round(100 * template_rows / indicator_rows, 1) AS template_percent,
    round(100 * shared_rows / indicator_rows, 1) AS shared_percent,
    round(100 * copied_rows / indicator_rows, 1) AS copied_percent,
    (SELECT count(*) FROM named) AS departments_in_all
FROM named
ORDER BY boilerplate_percent DESC, region_name, department_code, department_name, department_id
LIMIT (SELECT departments FROM asked);
