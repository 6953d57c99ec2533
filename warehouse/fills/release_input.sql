-- What is known of a document comes from its staged row; which reader read it is told by whoever builds, if at all.
SELECT
    'document' AS kind,
    staged.document_name AS name,
    staged.document_id AS digest,
    staged.size_bytes,
    announced.version,
    announced.fingerprint
FROM staged_documents AS staged
LEFT JOIN announced_inputs AS announced ON announced.kind = 'document' AND announced.digest = staged.document_id
UNION ALL
SELECT kind, name, digest, size_bytes, version, fingerprint
FROM announced_inputs
WHERE kind <> 'document'
ORDER BY kind, name, digest
