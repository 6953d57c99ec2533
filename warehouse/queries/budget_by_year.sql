-- question: 1
-- 问题：某项目近年预算是多少，比上年增减多少？
-- asks: what was a project's budget in each year, and how did it change from the year before?
-- reads: approved amounts in yuan, all tranches (提前下达) together; whole-department forms are left out: their money holds
-- reads: that of the projects. The unit is the one that it has become by now; change_yuan and change_percent are NULL where
-- reads: the year before holds no budget of the project. A renamed project is one project, a split or merged one is not.
-- reads: is_adjusted: only what was adjusted in the year is loaded, and stands for what was approved
-- edit: in `asked`, words of the project's (or an earlier) name and of its latest department's (% stands for any text), and how many
-- edit: projects to show: those with the largest budget of a year
-- edit: (5,000 at most)
-- 读法：批复数，单位元，各资金批次（提前下达）合计；部门整体表不计，其金额包含各项目。单位为沿革至今的现单位；上年无该项目预算时增减为空。更名的项目算同一项目，拆分、合并的不算。is_adjusted 为真时只有调整后的金额入库，以其代替批复数。
-- 可改：asked 中的项目名（或曾用名）、最近年度的部门名（% 代表任意文字）和显示的项目数：单年预算最大者在先（最多 5000 行）。
WITH asked AS (SELECT '%' AS project, '%' AS department, 200 AS projects),
candidate AS (
    SELECT project.project_id, project.largest_budget_yuan
    FROM dim_project AS project
    JOIN dim_unit AS unit ON unit.unit_id = project.unit_id
    JOIN dim_department AS department ON department.department_id = unit.department_id
    JOIN asked ON department.name LIKE asked.department
    WHERE project.budget_years > 0
        AND (
            project.name LIKE asked.project
            OR project.project_id IN (
                SELECT project_id FROM project_lineage, asked WHERE change = 'renamed' AND earlier_name LIKE asked.project
            )
        )
),
ranked AS MATERIALIZED (
    SELECT project_id, (SELECT count(*) FROM candidate) AS projects_in_all
    FROM candidate
    ORDER BY largest_budget_yuan DESC NULLS LAST, project_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT projects FROM asked)
),
yearly AS MATERIALIZED (
    SELECT
        approved.project_id,
        approved.fiscal_year,
        min(approved.department_id) AS department_id,
        min(approved.unit_id) AS unit_id,
        sum(approved.amount_yuan) AS amount_yuan,
        bool_or(approved.is_adjusted) AS is_adjusted,
        any_value(shown.projects_in_all) AS projects_in_all
    FROM project_year AS approved
    JOIN shown ON shown.project_id = approved.project_id
    WHERE approved.fiscal_year <> 0
    GROUP BY approved.project_id, approved.fiscal_year
)
SELECT
    region.name AS region_name,
    department.name AS department_name,
    current_unit.name AS unit_name,
    project.name AS project_name,
    this.fiscal_year,
    this.amount_yuan,
    this.is_adjusted,
    before.amount_yuan AS amount_before_yuan,
    this.amount_yuan - before.amount_yuan AS change_yuan,
    round(100 * (this.amount_yuan - before.amount_yuan) / nullif(before.amount_yuan, 0), 1) AS change_percent,
    this.projects_in_all,
    this.project_id
FROM yearly AS this
LEFT JOIN yearly AS before ON before.project_id = this.project_id AND before.fiscal_year = this.fiscal_year - 1
JOIN dim_project AS project ON project.project_id = this.project_id
JOIN dim_unit AS unit ON unit.unit_id = this.unit_id
JOIN dim_unit AS current_unit ON current_unit.unit_id = unit.current_unit_id
JOIN dim_department AS department ON department.department_id = this.department_id
JOIN dim_region AS region ON region.region_id = department.region_id
ORDER BY region.name, department.name, project.name, this.project_id, this.fiscal_year;
