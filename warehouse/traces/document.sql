-- order: 5
-- title: Document
WITH traced AS (
    SELECT document_id FROM fact_indicator_target WHERE row_id = $row_id AND row_base = $row_id & -65536
    UNION
    SELECT document_id FROM fact_indicator_actual WHERE row_id = $row_id AND row_base = $row_id & -65536
    UNION
    SELECT document_id FROM fact_project_funding WHERE row_id = $row_id AND row_base = $row_id & -65536
    UNION
    SELECT document_id FROM fact_project_budget WHERE row_id = $row_id AND row_base = $row_id & -65536
)
SELECT
    document.document_name AS name,
    document.document_id AS sha256,
    document.title,
    document.format,
    document.pages,
    document.published_on,
    document.is_current AS counts,
    document.superseded_by,
    document.duplicate_of
FROM dim_document AS document
JOIN traced USING (document_id);
