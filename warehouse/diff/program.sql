-- Parts of the program and lists of words that differ between two releases.
SELECT
    coalesce(new.kind, old.kind) AS kind,
    coalesce(new.name, old.name) AS name,
    CASE WHEN old.name IS NULL THEN 'added' WHEN new.name IS NULL THEN 'removed' ELSE 'changed' END AS change,
    coalesce(old.version || ' ', '') || left(old.digest, 16) AS old,
    coalesce(new.version || ' ', '') || left(new.digest, 16) AS new
FROM (FROM before.release_input WHERE kind IN ('program', 'vocabulary')) AS old
FULL JOIN (FROM after.release_input WHERE kind IN ('program', 'vocabulary')) AS new
    ON new.kind = old.kind AND new.name = old.name
WHERE old.digest IS DISTINCT FROM new.digest
    AND EXISTS (FROM before.release_input WHERE kind = 'program')
    AND EXISTS (FROM after.release_input WHERE kind = 'program')
UNION ALL
SELECT 'program', 'jixiao', 'changed', old.code_version, new.code_version
FROM before.release AS old
JOIN after.release AS new ON new.code_version <> old.code_version
ORDER BY kind, name
