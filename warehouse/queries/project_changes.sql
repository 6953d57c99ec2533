-- question: 3
-- 问题：哪些项目是新增、取消、更名、合并、拆分的？
-- asks: which projects are new, ended, renamed, merged or split in each year?
-- reads: new and ended only where the unit's budget of the year beside it is loaded; splits, mergers and most renamings
-- reads: are a person's decisions (decided_by). A merger or a split is a row for each pair of projects. Amounts are approved,
-- reads: in yuan, of the last year before (year_before) and of the year itself. Where an ended and a new project of a unit may be
-- reads: one under another name or code, perhaps names the likeliest other one, with its score (0 to 1): `jixiao review` decides
-- edit: in `asked`, the year (NULL for all), words of the department's name, and how many rows of each kind of change to
-- edit: show: the newest and largest
-- 读法：新增、取消仅在该单位相邻年度的预算已入库时判断；拆分、合并和多数更名由人工决定（decided_by）。合并、拆分每一对项目一行。金额为批复数，单位元：变动前最后一年（year_before）和当年。同一单位取消与新增的项目可能是改了名称或代码的同一项目时，perhaps 列出最可能的另一个，perhaps_score 为相似度（0 至 1），由 jixiao review 决定。
-- 可改：asked 中的年度（NULL 为全部）、部门名和每类变动显示的行数：最新、最大者在先。
WITH asked AS (SELECT NULL::INTEGER AS year, '%' AS department, 200 AS rows_of_a_kind),
step AS (
    SELECT
        lineage.*,
        coalesce(lineage.project_id, lineage.earlier_project_id) AS either_id,
        current_unit.unit_id,
        current_unit.department_id
    FROM project_lineage AS lineage
    JOIN dim_project AS project ON project.project_id = coalesce(lineage.project_id, lineage.earlier_project_id)
    JOIN dim_unit AS unit ON unit.unit_id = project.unit_id
    JOIN dim_unit AS current_unit ON current_unit.unit_id = unit.current_unit_id
    JOIN dim_department AS department ON department.department_id = current_unit.department_id
    JOIN asked ON lineage.fiscal_year = coalesce(asked.year, lineage.fiscal_year)
        AND department.name LIKE asked.department
),
money AS (
    SELECT project_id, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM project_year
    WHERE fiscal_year <> 0
        AND project_id IN (SELECT project_id FROM step UNION ALL SELECT earlier_project_id FROM step)
    GROUP BY project_id, fiscal_year
),
priced AS (
    SELECT
        step.*,
        this.amount_yuan,
        before.amount_yuan AS amount_before_yuan,
        before.fiscal_year AS year_before
    FROM step
    LEFT JOIN money AS this ON this.project_id = step.project_id AND this.fiscal_year = step.fiscal_year
    ASOF LEFT JOIN money AS before ON before.project_id = step.earlier_project_id
        AND step.fiscal_year > before.fiscal_year
),
-- What may be the same project waits for a person; until then both its end and its beginning name the other, and so does
-- what only stood in for a project for a while.
likely AS (
    SELECT project_id, change, arg_min(perhaps, rank) AS perhaps, max(score) AS perhaps_score
    FROM (
        SELECT left_id AS project_id, 'ended' AS change, right_name AS perhaps, rank, score
        FROM review_candidate
        WHERE kind = 'project' AND rule = 'ended, then began'
        UNION ALL
        SELECT right_id, unnest(['new', 'ended']), left_name, rank, score
        FROM review_candidate
        WHERE kind = 'project' AND rule = 'in its place, between its years'
        UNION ALL
        SELECT right_id, 'new', left_name, rank, score
        FROM review_candidate
        WHERE kind = 'project' AND rule = 'ended, then began'
    )
    GROUP BY project_id, change
),
shown AS (
    SELECT
        *,
        count(*) OVER (PARTITION BY change) AS changes_in_all,
        row_number() OVER (
            PARTITION BY change
            ORDER BY fiscal_year DESC, greatest(amount_yuan, amount_before_yuan) DESC NULLS LAST, either_id, earlier_project_id
        ) AS place
    FROM priced
    QUALIFY place <= (SELECT rows_of_a_kind FROM asked)
)
SELECT
    shown.fiscal_year,
    CASE shown.change
        WHEN 'new' THEN '新增' WHEN 'ended' THEN '取消' WHEN 'renamed' THEN '更名' WHEN 'merged' THEN '合并' ELSE '拆分'
    END AS 变动,
    shown.change,
    region.name AS region_name,
    department.name AS department_name,
    unit.name AS unit_name,
    CASE WHEN shown.change <> 'ended' THEN shown.name END AS project_name,
    shown.earlier_name AS project_name_before,
    shown.amount_yuan,
    shown.amount_before_yuan,
    shown.year_before,
    likely.perhaps,
    likely.perhaps_score,
    shown.decided_by,
    shown.changes_in_all,
    shown.project_id,
    shown.earlier_project_id
FROM shown
JOIN dim_unit AS unit ON unit.unit_id = shown.unit_id
JOIN dim_department AS department ON department.department_id = shown.department_id
JOIN dim_region AS region ON region.region_id = department.region_id
LEFT JOIN likely ON likely.project_id = shown.either_id AND likely.change = shown.change
ORDER BY shown.fiscal_year, region.name, department.name, unit.name, shown.change, shown.name, shown.earlier_name,
    shown.project_id, shown.earlier_project_id;
