-- order: 3
-- title: Amount of a money block
SELECT
    funding.row_id,
    funding.label_printed AS printed,
    funding.span,
    funding.source,
    funding.phase,
    funding.amount_printed,
    funding.money_unit_printed,
    funding.amount_yuan,
    funding.is_current AS counts,
    funding.page,
    funding.sheet,
    funding.source_row AS row,
    funding.box,
    funding.document_id,
    funding.project_row_id
FROM fact_project_funding AS funding
WHERE funding.row_id = $row_id AND funding.row_base = $row_id & -65536;
