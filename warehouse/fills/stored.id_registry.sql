-- An id that a load does not meet keeps what was said of it last, so that several steps may lead to where it counts now.
WITH RECURSIVE way AS (
    SELECT kind, entity_id, merged_into AS reached, 1 AS steps
    FROM entity_registry
    WHERE merged_into IS NOT NULL
    UNION
    SELECT way.kind, way.entity_id, further.merged_into, way.steps + 1
    FROM way
    JOIN entity_registry AS further ON further.kind = way.kind AND further.entity_id = way.reached
    WHERE further.merged_into IS NOT NULL AND way.steps < 100
),
last_step AS (
    SELECT kind, entity_id, arg_max(reached, steps) AS leads_to
    FROM way
    GROUP BY kind, entity_id
)
SELECT
    known.kind,
    known.entity_id,
    last_step.leads_to,
    known.founding_key,
    nullif(known.key, known.founding_key) AS current_key,
    known.name,
    known.rules_version,
    known.first_release,
    known.merged_into,
    known.rule,
    known.score::DECIMAL(5,4) AS score,
    known.decided_by
FROM entity_registry AS known
LEFT JOIN last_step ON last_step.kind = known.kind AND last_step.entity_id = known.entity_id
ORDER BY known.kind, known.entity_id
