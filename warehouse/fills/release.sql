SELECT
    announced.release_number,
    announced.created_at,
    announced.code_version,
    announced.inputs_digest,
    count(staged.document_id) AS documents,
    count(*) FILTER (staged.status = 'quarantined') AS documents_quarantined,
    coalesce(sum(staged.loaded_rows), 0)::BIGINT AS rows_loaded,
    coalesce(sum(staged.quarantined_rows), 0)::BIGINT AS rows_quarantined
FROM announced_release AS announced
LEFT JOIN staged_documents AS staged ON true
GROUP BY ALL
