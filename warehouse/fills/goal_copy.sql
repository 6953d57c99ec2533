SELECT
    row_id,
    original_row_id,
    likeness,
    score::DECIMAL(5,4) AS score,
    relation
FROM entity_goal_copies
ORDER BY row_id
