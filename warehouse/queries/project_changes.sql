-- 问题：哪些项目是新增、取消、更名、合并、拆分的？
-- asks: which projects are new, ended, renamed, merged or split in each year?
-- reads: new and ended only where the unit's budget of the year beside it is loaded; splits, mergers and most renamings
-- reads: are a person's decisions (decided_by); amounts are approved, in yuan, of the last year before and of the year itself
WITH money AS (
    SELECT project_id, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM mart_project_budget
    GROUP BY project_id, fiscal_year
),
step AS (
    SELECT
        lineage.*,
        coalesce(lineage.project_id, lineage.earlier_project_id) AS either_id,
        (
            SELECT max(money.fiscal_year)
            FROM money
            WHERE money.project_id = lineage.earlier_project_id AND money.fiscal_year < lineage.fiscal_year
        ) AS year_before
    FROM project_lineage AS lineage
)
SELECT
    step.fiscal_year,
    CASE step.change
        WHEN 'new' THEN '新增' WHEN 'ended' THEN '取消' WHEN 'renamed' THEN '更名' WHEN 'merged' THEN '合并' ELSE '拆分'
    END AS 变动,
    step.change,
    region.name AS region_name,
    department.name AS department_name,
    current_unit.name AS unit_name,
    CASE WHEN step.change <> 'ended' THEN step.name END AS project_name,
    step.earlier_name AS project_name_before,
    this.amount_yuan,
    before.amount_yuan AS amount_before_yuan,
    step.year_before,
    step.decided_by,
    step.project_id,
    step.earlier_project_id
FROM step
JOIN dim_project AS project ON project.project_id = step.either_id
JOIN dim_unit AS unit ON unit.unit_id = project.unit_id
JOIN dim_unit AS current_unit ON current_unit.unit_id = unit.current_unit_id
JOIN dim_department AS department ON department.department_id = current_unit.department_id
JOIN dim_region AS region ON region.region_id = department.region_id
LEFT JOIN money AS this ON this.project_id = step.project_id AND this.fiscal_year = step.fiscal_year
LEFT JOIN money AS before ON before.project_id = step.earlier_project_id AND before.fiscal_year = step.year_before
ORDER BY step.fiscal_year, region.name, department.name, current_unit.name, step.change, step.name, step.project_id,
    step.earlier_project_id;
