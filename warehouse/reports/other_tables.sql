-- order: 5
-- title: Tables without performance targets, left
SELECT
    concat_ws(' ', nullif(document.fiscal_year, 0), document.department_code, document.department_name,
        document.document_name) AS document,
    concat_ws(' ', 'page ' || other_table.page, other_table.sheet, 'row ' || other_table.source_row) AS place,
    other_table.kind,
    left(other_table.title, 40) AS title,
    other_table.cells,
    other_table.reason
FROM other_table
JOIN dim_document AS document USING (document_id)
ORDER BY document, other_table.document_id, other_table.table_no;
