-- What became of each document between two releases; a document of which nothing changed has no row.
WITH reader AS (
    SELECT count(*) > 0 AS is_other
    FROM before.release_input AS old
    JOIN after.release_input AS new ON new.kind = old.kind AND new.name = old.name AND new.digest <> old.digest
    WHERE old.kind = 'program' AND old.name IN ('reading', 'typing')
),
fingerprints AS (
    SELECT old.digest AS document_id, old.fingerprint <> new.fingerprint AS is_read_anew
    FROM before.release_input AS old
    JOIN after.release_input AS new ON new.kind = old.kind AND new.digest = old.digest
    WHERE old.kind = 'document'
),
told AS (
    SELECT
        document_id,
        coalesce(new.document_name, old.document_name) AS document_name,
        coalesce(new.fiscal_year, old.fiscal_year) AS fiscal_year,
        CASE
            WHEN old.document_id IS NULL THEN 'new'
            WHEN new.document_id IS NULL THEN 'gone'
            WHEN new.status <> old.status THEN 'now ' || new.status
            WHEN new.superseded_by IS NOT NULL AND old.superseded_by IS NULL THEN 'superseded'
            WHEN new.duplicate_of IS NOT NULL AND old.duplicate_of IS NULL THEN 'repeats another'
            WHEN new.is_current AND NOT old.is_current THEN 'counts again'
            WHEN old.is_current AND NOT new.is_current THEN 'counts no more'
            WHEN fingerprints.is_read_anew AND reader.is_other THEN 'read by another program'
            WHEN fingerprints.is_read_anew THEN 'name or folder changed'
        END AS state
    FROM before.dim_document AS old
    FULL JOIN after.dim_document AS new USING (document_id)
    LEFT JOIN fingerprints USING (document_id)
    CROSS JOIN reader
)
SELECT document_id, document_name, fiscal_year, state
FROM told
WHERE state IS NOT NULL
ORDER BY fiscal_year, document_name, document_id
