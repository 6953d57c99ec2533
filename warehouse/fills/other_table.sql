SELECT
    document_id,
    table_no,
    kind,
    title,
    rows,
    cells,
    reason,
    page,
    sheet,
    source_row
FROM staged_other_tables
ORDER BY document_id, table_no
