SELECT document_serial, document_id
FROM numbered_documents
ORDER BY document_serial
