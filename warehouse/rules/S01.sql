-- message: the row stands one cell to the left; it was put back: hold it against its page
SELECT document_id, page, sheet, source_row, left(trim(before, chr(9)), 80) AS evidence, 'one cell to the left' AS observed
FROM repair
WHERE rule = 'row_shifted'
