-- order: 7
-- title: Decisions of the steward that apply to nothing loaded
-- Approved words are for whatever may come, so that many wait in a small home: they are one line, not one each.
SELECT file, line, decision, left_text AS "left", right_text AS "right", problem
FROM steward_decision
WHERE problem IS NOT NULL AND decision <> 'synonym'
UNION ALL BY NAME
SELECT
    file,
    decision,
    count(problem) || ' of ' || count(*) || ' words are in no indicator''s name: see steward_decision.problem' AS problem
FROM steward_decision
WHERE decision = 'synonym'
GROUP BY file, decision
HAVING count(problem) > 0
ORDER BY file, line;
