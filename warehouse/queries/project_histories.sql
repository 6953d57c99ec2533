-- 问题：一个项目（连同更名、单位沿革、拆分与合并）逐年的名称、单位和预算是什么？
-- asks: what were a project's name, unit and budget in each year, also under its successors?
-- reads: a project is followed through renamings and through units that became others; `via` tells where a line leads on
-- reads: from another project that was split or went into this one; amounts are approved, in yuan, all tranches together
-- 读法：跟踪项目的更名和单位沿革；via 说明一行由哪次拆分或合并而来。金额为批复数，单位元，各批次合计。
WITH RECURSIVE followed AS (
    SELECT project_id AS start_id, project_id, 'itself' AS via, 0 AS steps
    FROM dim_project
    WHERE project_id <> 0 AND merged_into IS NULL
    UNION
    SELECT followed.start_id, lineage.project_id, lineage.change || ' ' || lineage.fiscal_year, followed.steps + 1
    FROM followed
    JOIN project_lineage AS lineage ON lineage.earlier_project_id = followed.project_id
    WHERE lineage.change IN ('split', 'merged') AND lineage.project_id <> followed.start_id AND followed.steps < 20
),
yearly AS (
    SELECT
        project_id,
        fiscal_year,
        string_agg(DISTINCT project_name, '；' ORDER BY project_name) AS project_name,
        string_agg(DISTINCT unit_name, '；' ORDER BY unit_name) AS unit_name,
        string_agg(DISTINCT unit_code, '；' ORDER BY unit_code) AS unit_code,
        min(unit_name_current) AS unit_name_current,
        min(unit_code_current) AS unit_code_current,
        sum(amount_yuan) AS amount_yuan
    FROM mart_project_budget
    WHERE fiscal_year IS NOT NULL
    GROUP BY project_id, fiscal_year
)
SELECT
    start.name AS followed_project,
    yearly.fiscal_year,
    yearly.project_name,
    yearly.unit_code,
    yearly.unit_name,
    yearly.unit_code_current,
    yearly.unit_name_current,
    yearly.amount_yuan,
    followed.via,
    followed.project_id,
    followed.start_id
FROM followed
JOIN dim_project AS start ON start.project_id = followed.start_id
JOIN yearly ON yearly.project_id = followed.project_id
ORDER BY start.name, followed.start_id, yearly.fiscal_year, followed.steps, followed.project_id;
