-- message: the row stands one cell to the left; it was put back: hold it against its page
SELECT
    repair.document_id, repair.page, repair.sheet, repair.source_row, left(trim(repair.before, chr(9)), 80) AS evidence,
    'one cell to the left' AS observed, line.row_id
FROM repair
LEFT JOIN mended_lines AS line ON line.document_id = repair.document_id
    AND line.page IS NOT DISTINCT FROM repair.page
    AND line.sheet IS NOT DISTINCT FROM repair.sheet
    AND line.source_row = repair.source_row
WHERE repair.rule = 'row_shifted'
