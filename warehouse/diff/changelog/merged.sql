-- order: 6
-- title: Merged
-- line: {kind} {name} now counts as {leading}{reason}
WITH names AS (
    SELECT 'project' AS kind, project_id AS entity_id, name FROM before.dim_project
    UNION ALL
    SELECT 'indicator', indicator_id, name FROM before.dim_indicator
)
SELECT
    new.kind,
    coalesce(own.name, old.name) AS name,
    coalesce(other.name, lead.name) AS leading,
    coalesce(' (' || decision.reason || ')', '') AS reason
FROM after.id_registry AS new
JOIN before.id_registry AS old ON old.kind = new.kind AND old.entity_id = new.entity_id
JOIN after.id_registry AS lead ON lead.kind = new.kind AND lead.entity_id = new.leads_to
LEFT JOIN names AS own ON own.kind = new.kind AND own.entity_id = new.entity_id
LEFT JOIN names AS other ON other.kind = new.kind AND other.entity_id = new.leads_to
LEFT JOIN after.steward_decision AS decision ON decision.file || ', line ' || decision.line = new.decided_by
WHERE new.leads_to <> new.entity_id AND old.leads_to <> new.leads_to
ORDER BY new.kind, name, new.entity_id
