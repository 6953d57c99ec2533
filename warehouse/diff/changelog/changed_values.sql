-- order: 5
-- title: Rows that are read otherwise
-- needs: fact_indicator_actual, fact_indicator_target, fact_project_budget, fact_project_funding
-- line: {table_name}: rows {rows}, documents {documents}, columns {columns}
WITH differing AS (
    SELECT 'fact_indicator_actual' AS table_name, _columns, _documents, _cause FROM differing_fact_indicator_actual
    UNION ALL
    SELECT 'fact_indicator_target', _columns, _documents, _cause FROM differing_fact_indicator_target
    UNION ALL
    SELECT 'fact_project_budget', _columns, _documents, _cause FROM differing_fact_project_budget
    UNION ALL
    SELECT 'fact_project_funding', _columns, _documents, _cause FROM differing_fact_project_funding
),
anew AS (
    SELECT *
    FROM differing
    WHERE contains(_cause, 'read by another program') OR contains(_cause, 'name or folder changed')
        OR _cause = 'program'
),
cells AS (
    SELECT table_name, unnest(_columns) AS name FROM anew
)
SELECT
    table_name,
    count(*) AS rows,
    count(DISTINCT _documents[1]) AS documents,
    coalesce(
        (SELECT string_agg(DISTINCT name, ', ' ORDER BY name) FROM cells WHERE cells.table_name = anew.table_name),
        'whole rows'
    ) AS columns
FROM anew
GROUP BY table_name
ORDER BY table_name
