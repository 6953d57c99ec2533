-- does: the release that the schema of the search path holds
SELECT release_number, created_at, inputs_digest, code_version FROM mirror_state
