SELECT
    row_id,
    original_row_id,
    likeness,
    score::DECIMAL(5,4) AS score,
    relation,
    shared,
    own,
    others,
    origin
FROM entity_indicator_set_copies
ORDER BY row_id
