-- In the order of the facts: names and ids of one document then lie together and take little room.
SELECT
    budget.row_base,
    budget.row_no,
    budget.project_id,
    coalesce(budget.name_printed, budget.name) AS name_printed,
    budget.unit_id,
    budget.fiscal_year,
    standing.link_rule AS rule,
    standing.link_decided_by AS decided_by
FROM fact_project_budget AS budget
JOIN entity_project_standings AS standing ON standing.row_id = budget.row_id
WHERE budget.phase = '批复'
