-- In the order in which the rows are staged, by department and year: sorting wide rows takes longer than all else, and
-- saves nothing.
-- What was approved before an adjusted table: a few rows of all.
WITH approved_before AS (
    SELECT row_id, amount_yuan
    FROM staged_projects
    WHERE row_id IN (SELECT approved_row_id FROM entity_project_standings WHERE approved_row_id IS NOT NULL)
)
SELECT
    row_base(staged.row_id) AS row_base,
    row_no(staged.row_id)::INTEGER AS row_no,
    document.document_serial,
    staged.fiscal_year,
    staged.region_id,
    staged.department_id,
    staged.unit_id,
    project.project_serial,
    staged.link_rule,
    staged.link_decided_by,
    staged.phase,
    staged.project_no::INTEGER AS project_no,
    staged.project_code,
    name.name_serial,
    staged.category,
    staged.settlement,
    staged.tranche,
    staged.amount_yuan,
    staged.amount_printed,
    staged.money_unit_printed,
    goal.goal_serial,
    staged.is_goal_clipped,
    staged.weight_total,
    staged.indicator_rows::INTEGER AS indicator_rows,
    staged.form,
    staged.nature,
    staged.start_date,
    staged.start_date_printed,
    staged.end_date,
    staged.end_date_printed,
    staged.overall_goal,
    staged.execution_rate,
    staged.execution_rate_printed,
    staged.execution_score,
    staged.execution_score_printed,
    staged.total_score,
    staged.total_score_printed,
    staged.is_valid,
    staged.is_current,
    staged.is_disputed,
    staged.restates_row_id,
    staged.counted_row_id,
    staged.standing_reason,
    staged.is_adjusted,
    approved.amount_yuan AS approved_before_yuan,
    staged.approved_row_id,
    staged.page::INTEGER AS page,
    staged.sheet,
    staged.source_row::INTEGER AS source_row,
    staged.box
FROM project_rows AS staged
JOIN numbered_projects AS project ON project.project_id = staged.project_id
JOIN numbered_project_names AS name ON name.name_key = project_name_key(staged.name, staged.name_printed, staged.project_key)
JOIN numbered_goals AS goal ON goal.goal_key = hash(staged.goal)
JOIN numbered_documents AS document ON document.document_id = staged.document_id
LEFT JOIN approved_before AS approved ON approved.row_id = staged.approved_row_id
