-- order: 2
-- title: Not loaded
SELECT concat_ws(' ', nullif(document.fiscal_year, 0), document.department_code, document.department_name,
        document.document_name) AS document, NULL AS place, document.reason
FROM dim_document AS document
WHERE document.status = 'quarantined'

UNION ALL
SELECT concat_ws(' ', nullif(document.fiscal_year, 0), document.department_code, document.department_name,
        document.document_name), NULL, 'no performance table was found'
FROM dim_document AS document
WHERE document.status = 'no_table'

UNION ALL
SELECT
    concat_ws(' ', nullif(document.fiscal_year, 0), document.department_code, document.department_name,
        document.document_name),
    concat_ws(' ', 'page ' || leftover.page, leftover.sheet, 'row ' || leftover.source_row),
    leftover.reason || ': ' || left(leftover.text, 60)
FROM leftover
JOIN dim_document AS document USING (document_id)
WHERE leftover.kind = 'quarantined'
ORDER BY document, place, reason;
