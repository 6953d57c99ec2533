-- The ids that decisions touch which only one of the releases followed (`changed_decision`), by the kind of thing.
WITH told AS (
    SELECT 'removed' AS change, kind, entity_id, merged_into, decided_by FROM before.id_registry
    UNION ALL
    SELECT 'added', kind, entity_id, merged_into, decided_by FROM after.id_registry
    UNION ALL
    SELECT 'removed', 'project', project_id, NULL, decided_by FROM before.project_link
    UNION ALL
    SELECT 'added', 'project', project_id, NULL, decided_by FROM after.project_link
    UNION ALL
    SELECT 'removed', 'project', project_id, earlier_project_id, decided_by FROM before.project_lineage
    UNION ALL
    SELECT 'added', 'project', project_id, earlier_project_id, decided_by FROM after.project_lineage
    UNION ALL
    SELECT 'removed', 'indicator', indicator_id, NULL, decided_by FROM before.indicator_alias
    UNION ALL
    SELECT 'added', 'indicator', indicator_id, NULL, decided_by FROM after.indicator_alias
    UNION ALL
    SELECT 'removed', body, predecessor_id, successor_id, decided_by FROM before.body_succession
    UNION ALL
    SELECT 'added', body, predecessor_id, successor_id, decided_by FROM after.body_succession
),
touched AS (
    SELECT told.kind, unnest([told.entity_id, told.merged_into]) AS id
    FROM told
    SEMI JOIN changed_decision USING (change, decided_by)
)
SELECT DISTINCT kind, id
FROM touched
WHERE id IS NOT NULL
ORDER BY kind, id
