-- order: 7
-- title: Decisions of the steward that apply to nothing loaded
SELECT file, line, decision, left_text AS "left", right_text AS "right", problem
FROM steward_decision
WHERE problem IS NOT NULL
ORDER BY file, line;
