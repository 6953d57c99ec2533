SELECT document_id, document_name, title, fiscal_year FROM dim_document
