-- asks: which document, page and row does one number come from? `:row_id` is a row of the last department of the last year
SELECT
    target.row_id,
    target.name_printed,
    target.value_printed,
    document.document_name,
    document.title,
    target.page,
    target.source_row,
    target.box
FROM fact_indicator_target AS target
JOIN dim_document AS document ON document.document_id = target.document_id
WHERE target.row_id = :row_id;
