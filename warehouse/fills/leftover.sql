-- The number counts in printed order; rows that tie are alike, so it does not depend on the order of reading.
SELECT
    document_id,
    row_number() OVER (
        PARTITION BY document_id
        ORDER BY page, sheet, source_row, kind, cells, text, reason
    ) AS leftover_no,
    kind,
    cells,
    text,
    reason,
    page,
    sheet,
    source_row
FROM staged_leftovers
ORDER BY document_id, leftover_no
