-- says: every cell and every row of a document is accounted for, and the warehouse holds what the account says
-- next: run `jixiao trace` on a row of the document beside its page, then read its `leftover` rows; the reader counted
-- next: what it did not hand on, or a row was staged without its project
SELECT document_id, 'cells' AS counted, cells AS expected,
    heading_cells + record_cells + leftover_cells + quarantined_cells AS found
FROM document_account
WHERE cells <> heading_cells + record_cells + leftover_cells + quarantined_cells

UNION ALL
SELECT document_id, 'printed rows', printed_rows, loaded_rows + label_rows + quarantined_rows
FROM document_account
WHERE printed_rows <> loaded_rows + label_rows + quarantined_rows

UNION ALL
SELECT account.document_id, 'indicator rows', account.loaded_rows, count(indicator.row_id)
FROM document_account AS account
LEFT JOIN (
    SELECT row_id, document_id FROM fact_indicator_target
    UNION ALL
    SELECT row_id, document_id FROM fact_indicator_actual
) AS indicator ON indicator.document_id = account.document_id
GROUP BY account.document_id, account.loaded_rows
HAVING account.loaded_rows <> count(indicator.row_id)

UNION ALL
SELECT account.document_id, 'project rows', account.project_rows, count(budget.row_id)
FROM document_account AS account
LEFT JOIN fact_project_budget AS budget ON budget.document_id = account.document_id
GROUP BY account.document_id, account.project_rows
HAVING account.project_rows <> count(budget.row_id)

UNION ALL
SELECT account.document_id, 'fund rows', account.fund_rows, count(funding.row_id)
FROM document_account AS account
LEFT JOIN fact_project_funding AS funding ON funding.document_id = account.document_id
GROUP BY account.document_id, account.fund_rows
HAVING account.fund_rows <> count(funding.row_id)

UNION ALL
SELECT account.document_id, 'other tables', account.other_tables, count(other_table.table_no)
FROM document_account AS account
LEFT JOIN other_table ON other_table.document_id = account.document_id
GROUP BY account.document_id, account.other_tables
HAVING account.other_tables <> count(other_table.table_no)

UNION ALL
SELECT account.document_id, 'leftover cells', account.leftover_cells, coalesce(sum(leftover.cells), 0)
FROM document_account AS account
LEFT JOIN leftover ON leftover.document_id = account.document_id AND leftover.kind = 'leftover'
GROUP BY account.document_id, account.leftover_cells
HAVING account.leftover_cells <> coalesce(sum(leftover.cells), 0)

UNION ALL
SELECT account.document_id, 'quarantined rows', account.quarantined_rows, count(leftover.leftover_no)
FROM document_account AS account
LEFT JOIN leftover ON leftover.document_id = account.document_id AND leftover.kind = 'quarantined'
GROUP BY account.document_id, account.quarantined_rows
HAVING account.quarantined_rows <> count(leftover.leftover_no)

UNION ALL
SELECT document.document_id, 'accounts', 1, count(account.document_id)
FROM dim_document AS document
LEFT JOIN document_account AS account ON account.document_id = document.document_id
GROUP BY document.document_id
HAVING count(account.document_id) <> 1
ORDER BY document_id, counted;
