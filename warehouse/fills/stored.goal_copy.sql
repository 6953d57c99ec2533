SELECT
    row_base(row_id) AS row_base,
    row_no(row_id)::INTEGER AS row_no,
    row_base(original_row_id) AS original_row_base,
    row_no(original_row_id)::INTEGER AS original_row_no,
    likeness,
    score::DECIMAL(5,4) AS score,
    relation
FROM entity_goal_copies
ORDER BY row_id
