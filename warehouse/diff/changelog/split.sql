-- order: 7
-- title: Split
-- line: {kind} {name} stands for itself again, and no longer counts as {leading}
WITH names AS (
    SELECT 'project' AS kind, project_id AS entity_id, name FROM after.dim_project
    UNION ALL
    SELECT 'indicator', indicator_id, name FROM after.dim_indicator
)
SELECT
    new.kind,
    coalesce(own.name, new.name) AS name,
    coalesce(other.name, lead.name) AS leading
FROM after.id_registry AS new
JOIN before.id_registry AS old ON old.kind = new.kind AND old.entity_id = new.entity_id
JOIN before.id_registry AS lead ON lead.kind = old.kind AND lead.entity_id = old.leads_to
LEFT JOIN names AS own ON own.kind = new.kind AND own.entity_id = new.entity_id
LEFT JOIN names AS other ON other.kind = new.kind AND other.entity_id = old.leads_to
WHERE new.leads_to = new.entity_id AND old.leads_to <> old.entity_id
ORDER BY new.kind, name, new.entity_id
