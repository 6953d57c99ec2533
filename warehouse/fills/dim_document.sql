-- A document's region and department are those of its projects where they agree, else unknown.
WITH placed AS (
    SELECT
        document_id,
        CASE WHEN min(region_id) = max(region_id) THEN min(region_id) ELSE 0 END AS region_id,
        CASE WHEN min(department_id) = max(department_id) THEN min(department_id) ELSE 0 END AS department_id
    FROM project_rows
    GROUP BY document_id
)
SELECT
    staged.document_id,
    staged.document_name,
    staged.title,
    staged.form,
    staged.format,
    coalesce(staged.fiscal_year, 0)::INTEGER AS fiscal_year,
    coalesce(placed.region_id, 0) AS region_id,
    coalesce(placed.department_id, 0) AS department_id,
    staged.region_code,
    staged.region_name,
    staged.department_code,
    staged.department_name,
    staged.money_unit_printed,
    staged.published_on,
    staged.is_correction,
    coalesce(standing.is_current, false) AS is_current,
    standing.superseded_by,
    standing.duplicate_of,
    staged.pages,
    staged.size_bytes,
    staged.status,
    staged.reason
FROM staged_documents AS staged
LEFT JOIN placed ON placed.document_id = staged.document_id
LEFT JOIN entity_document_standings AS standing ON standing.document_id = staged.document_id
ORDER BY fiscal_year, staged.document_id
