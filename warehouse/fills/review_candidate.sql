SELECT
    kind,
    rank,
    left_id,
    right_id,
    left_name,
    right_name,
    rule,
    score::DECIMAL(5,4) AS score,
    guards_failed,
    evidence
FROM entity_review_candidates
ORDER BY kind, rank
