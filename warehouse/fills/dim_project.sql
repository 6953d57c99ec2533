WITH budget_year AS (
    SELECT project_serial, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM counted_budgets
    WHERE fiscal_year <> 0
    GROUP BY project_serial, fiscal_year
),
budgeted AS (
    SELECT
        project.project_id,
        count(*) AS budget_years,
        max(budget_year.amount_yuan)::DECIMAL(18,2) AS largest_budget_yuan
    FROM budget_year
    JOIN stored.project AS project ON project.project_serial = budget_year.project_serial
    GROUP BY project.project_id
),
member AS (
    SELECT project_id, unit_id, name, category, settlement, first_year, last_year, merged_into
    FROM entity_projects
    WHERE project_id <> 0
    UNION ALL
    SELECT 0, 0, '未知｜unknown', NULL, NULL, NULL, NULL, NULL
)
SELECT
    member.project_id,
    member.unit_id,
    member.name,
    member.category,
    member.settlement,
    member.first_year::INTEGER AS first_year,
    member.last_year::INTEGER AS last_year,
    coalesce(budgeted.budget_years, 0) AS budget_years,
    budgeted.largest_budget_yuan,
    member.merged_into
FROM member
LEFT JOIN budgeted ON budgeted.project_id = member.project_id
ORDER BY member.project_id
