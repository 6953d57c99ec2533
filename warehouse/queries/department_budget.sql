-- question: 2
-- 问题：各部门的项目预算总额及其在本级区划中的占比，逐年如何变化？
-- asks: what do each department's projects cost in each year, what share of its division's total is that, and how did both change?
-- reads: approved amounts in yuan, all tranches together; whole-department forms are left out: their money holds that of the
-- reads: projects. share_percent is of all departments loaded for that division and year, so it jumps where one of them is
-- reads: missing (question 26); share_change is in percentage points against the year before, NULL where that is not loaded.
-- reads: adjusted_projects: of these only what was adjusted in the year is loaded, and stands for what was approved.
-- reads: A year of which only evaluations or monitoring are loaded is left out: it holds no others than the projects in them
-- edit: in `asked`, words of the department's and the division's name, and how many departments to show: the largest over
-- edit: all years
-- 读法：批复数，单位元，各资金批次合计；部门整体表不计。占比以该区划当年已入库的全部部门为 100，缺部门的年度会跳动（见问题 26）；share_change 为百分点，上年未入库时为空。adjusted_projects 为只有调整后金额、以其代替批复数的项目数。只有自评或监控入库的年度不列：其中只有被评价的项目。
-- 可改：asked 中的部门名、区划名和显示的部门数：历年合计最大者在先。
WITH asked AS (SELECT '%' AS department, '%' AS region, 200 AS departments),
shared AS (
    SELECT
        region_id,
        department_id,
        fiscal_year,
        projects,
        amount_yuan,
        adjusted_projects,
        round(100 * amount_yuan / nullif(sum(amount_yuan) OVER (PARTITION BY region_id, fiscal_year), 0), 1) AS share_percent,
        sum(amount_yuan) OVER (PARTITION BY region_id, department_id) AS all_years_yuan
    FROM department_year
    WHERE projects > 0 AND has_budget AND fiscal_year <> 0
),
named AS (
    SELECT
        shared.*,
        region.name AS region_name,
        department.code AS department_code,
        department.name AS department_name,
        dense_rank() OVER (ORDER BY shared.all_years_yuan DESC NULLS LAST, shared.region_id, shared.department_id) AS place
    FROM shared
    JOIN dim_department AS department ON department.department_id = shared.department_id
    JOIN dim_region AS region ON region.region_id = shared.region_id
    JOIN asked ON department.name LIKE asked.department AND region.name LIKE asked.region
)
SELECT
    this.region_name,
    this.department_name,
    this.fiscal_year,
    this.projects,
    this.amount_yuan,
    this.adjusted_projects,
    this.amount_yuan - before.amount_yuan AS change_yuan,
    round(100 * (this.amount_yuan - before.amount_yuan) / nullif(before.amount_yuan, 0), 1) AS change_percent,
    this.share_percent,
    round(this.share_percent - before.share_percent, 1) AS share_change,
    (SELECT max(place) FROM named) AS departments_in_all
FROM named AS this
LEFT JOIN named AS before ON before.region_id = this.region_id
    AND before.department_id = this.department_id
    AND before.fiscal_year = this.fiscal_year - 1
WHERE this.place <= (SELECT departments FROM asked)
ORDER BY this.region_name, this.department_code, this.department_name, this.department_id, this.fiscal_year;
