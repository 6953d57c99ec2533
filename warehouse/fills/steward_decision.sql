SELECT
    file,
    line,
    decision,
    left_text,
    right_text,
    scope,
    reason,
    decided_on,
    decided_by,
    problem
FROM entity_decisions
ORDER BY file, line
