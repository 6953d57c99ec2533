-- order: 2
-- title: Not loaded
WITH told AS (
    SELECT document_id, 0 AS place_no, NULL AS page, NULL AS sheet, NULL AS source_row, reason
    FROM dim_document
    WHERE status = 'quarantined'

    UNION ALL
    SELECT
        document.document_id, 0, NULL, NULL, NULL,
        'no performance table was found'
            || coalesce(format('; its other tables ({}) are listed in other_table', other.tables), '')
    FROM dim_document AS document
    LEFT JOIN (SELECT document_id, count(*) AS tables FROM other_table GROUP BY document_id) AS other USING (document_id)
    WHERE document.status = 'no_table'

    UNION ALL
    SELECT document_id, leftover_no, page, sheet, source_row, reason || ': ' || left(text, 60)
    FROM leftover
    WHERE kind = 'quarantined'
)
SELECT
    concat_ws(' ', nullif(document.fiscal_year, 0), document.department_code, document.department_name,
        document.document_name) AS document,
    nullif(concat_ws(' ', 'page ' || told.page, told.sheet, 'row ' || told.source_row), '') AS place,
    told.reason
FROM told
JOIN dim_document AS document USING (document_id)
ORDER BY document, document.document_id, told.page, told.sheet, told.source_row, told.place_no;
