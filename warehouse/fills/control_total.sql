-- The number counts in printed order; rows that tie are alike, so it does not depend on the order of reading.
SELECT
    document_id,
    row_number() OVER (
        PARTITION BY document_id
        ORDER BY page, sheet, source_row, scope, basis, label, amount_printed, total_yuan, parts_yuan, difference_yuan
    ) AS total_no,
    scope,
    basis,
    label,
    amount_printed,
    total_yuan,
    parts_yuan,
    difference_yuan,
    page,
    sheet,
    source_row
FROM staged_control_totals
ORDER BY document_id, total_no
