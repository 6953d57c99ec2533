-- message: the target is left to be set later: set it
SELECT row_id, value_text AS observed, 'a target' AS expected
FROM told_values
WHERE is_deferral AND stage = 'target'

UNION ALL
SELECT row_id, goal, 'a goal'
FROM told_goals
WHERE is_deferral AND stage = 'target'
