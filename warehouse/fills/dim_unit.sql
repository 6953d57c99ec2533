-- A unit without a printed name goes by its code. Successors never lead in a circle; UNION still ends the walk if they did.
WITH RECURSIVE walk AS (
    SELECT unit_id, successor_id AS reached_id FROM entity_units WHERE successor_id IS NOT NULL
    UNION
    SELECT walk.unit_id, next.successor_id
    FROM walk
    JOIN entity_units AS next ON next.unit_id = walk.reached_id
    WHERE next.successor_id IS NOT NULL
),
last AS (
    SELECT walk.unit_id, walk.reached_id
    FROM walk
    JOIN entity_units AS reached ON reached.unit_id = walk.reached_id
    WHERE reached.successor_id IS NULL
)
SELECT
    unit.unit_id,
    unit.department_id,
    unit.code,
    coalesce(unit.name, unit.code) AS name,
    unit.valid_from_year::INTEGER AS valid_from_year,
    unit.valid_to_year::INTEGER AS valid_to_year,
    unit.successor_id,
    coalesce(last.reached_id, unit.unit_id) AS current_unit_id
FROM entity_units AS unit
LEFT JOIN last ON last.unit_id = unit.unit_id
WHERE unit.unit_id <> 0
UNION ALL
SELECT 0, 0, NULL, '未知｜unknown', NULL, NULL, NULL, 0
ORDER BY unit_id
