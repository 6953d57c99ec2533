WITH body AS (
    SELECT 'unit' AS kind, unit_id AS body_id, code, name FROM entity_units
    UNION ALL
    SELECT 'department', department_id, code, name FROM entity_departments
)
SELECT
    step.body,
    step.predecessor_id,
    step.successor_id,
    step.change,
    step.from_year::INTEGER AS from_year,
    predecessor.code AS predecessor_code,
    predecessor.name AS predecessor_name,
    successor.code AS successor_code,
    successor.name AS successor_name,
    step.decided_by,
    step.reason
FROM entity_body_successions AS step
JOIN body AS predecessor ON predecessor.kind = step.body AND predecessor.body_id = step.predecessor_id
JOIN body AS successor ON successor.kind = step.body AND successor.body_id = step.successor_id
ORDER BY step.body, step.predecessor_id, step.successor_id
