-- order: 6
-- title: Repairs of the row and of its project's rows
WITH parts AS NOT MATERIALIZED (
    SELECT row_id, row_base, project_row_id, project_id, document_id, page, sheet, source_row FROM fact_indicator_target
    UNION ALL
    SELECT row_id, row_base, project_row_id, project_id, document_id, page, sheet, source_row FROM fact_indicator_actual
    UNION ALL
    SELECT row_id, row_base, project_row_id, project_id, document_id, page, sheet, source_row FROM fact_project_funding
),

project AS MATERIALIZED (
    SELECT budget.row_id, budget.project_id, budget.document_id, budget.page, budget.sheet, budget.source_row
    FROM (
        SELECT $row_id AS row_id
        UNION ALL
        SELECT project_row_id FROM parts WHERE row_id = $row_id AND row_base = $row_id & -65536
    ) AS asked
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = asked.row_id AND printed.row_base = asked.row_id & -65536
    ) AS budget
),

rows_of_project AS (
    SELECT document_id, page, sheet, source_row FROM project
    UNION ALL
    SELECT parts.document_id, parts.page, parts.sheet, parts.source_row
    FROM (FROM parts WHERE project_id IN (SELECT project_id FROM project)) AS parts
    JOIN project ON project.row_id = parts.project_row_id
)

SELECT DISTINCT repair.page, repair.sheet, repair.source_row AS row, repair.rule, repair.reason, repair.after
FROM repair
JOIN rows_of_project AS place ON place.document_id = repair.document_id
    AND place.page IS NOT DISTINCT FROM repair.page
    AND place.sheet IS NOT DISTINCT FROM repair.sheet
    AND place.source_row = repair.source_row
ORDER BY ALL;
