-- 问题：哪些单位和部门更名、换码、合并、拆分或划转？
-- asks: which units and departments were renamed, recoded, merged, split or transferred, and by whose word?
-- reads: only what a person decided (steward/units.csv); what merely looks like it waits in review_candidate
-- 读法：只列人工决定的变动（steward/units.csv）；仅是看似的在 review_candidate 中待定。
SELECT
    step.from_year,
    step.body,
    step.change,
    earlier.code AS code_before,
    earlier.name AS name_before,
    later.code,
    later.name,
    step.reason,
    step.decided_by
FROM body_succession AS step
JOIN (
    SELECT 'unit' AS body, unit_id AS body_id, code, name FROM dim_unit
    UNION ALL
    SELECT 'department', department_id, code, name FROM dim_department
) AS earlier ON earlier.body = step.body AND earlier.body_id = step.predecessor_id
JOIN (
    SELECT 'unit' AS body, unit_id AS body_id, code, name FROM dim_unit
    UNION ALL
    SELECT 'department', department_id, code, name FROM dim_department
) AS later ON later.body = step.body AND later.body_id = step.successor_id
ORDER BY step.from_year, step.body, earlier.code, earlier.name, later.code, later.name;
