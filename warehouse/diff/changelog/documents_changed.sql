-- order: 3
-- title: Documents that count otherwise
-- line: {document_name} ({fiscal_year}): {state}{by}
SELECT
    changed.document_name,
    changed.fiscal_year,
    changed.state,
    coalesce(' by ' || other.document_name, '') AS by
FROM changed_document AS changed
LEFT JOIN after.dim_document AS new USING (document_id)
LEFT JOIN after.dim_document AS other ON other.document_id = new.superseded_by AND changed.state = 'superseded'
WHERE changed.state NOT IN ('new', 'read by another program')
ORDER BY changed.fiscal_year, changed.document_name, changed.document_id
