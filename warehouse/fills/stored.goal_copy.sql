SELECT
    row_base(copy.row_id) AS row_base,
    row_no(copy.row_id)::INTEGER AS row_no,
    row_base(original_row_id) AS original_row_base,
    row_no(original_row_id)::INTEGER AS original_row_no,
    coalesce(project.fiscal_year, 0) AS fiscal_year,
    coalesce(project.department_id, 0) AS department_id,
    copy.likeness,
    copy.score::DECIMAL(5,4) AS score,
    copy.relation
FROM entity_goal_copies AS copy
LEFT JOIN approved_rows AS project ON project.project_row_id = copy.row_id
ORDER BY project.document_serial, copy.row_id
