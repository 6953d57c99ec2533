-- The number counts in printed order; rows that tie are alike, so it does not depend on the order of reading.
SELECT
    document_id,
    row_number() OVER (
        PARTITION BY document_id
        ORDER BY page, sheet, source_row, rule, reason, before, after
    ) AS repair_no,
    rule,
    reason,
    before,
    after,
    page,
    sheet,
    source_row
FROM staged_repairs
ORDER BY document_id, repair_no
