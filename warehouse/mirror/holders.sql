-- does: the sessions whose transactions hold a relation of a schema; harmless is one that rests between two statements and
-- does: keeps no snapshot, so that its next statement reads what is published then, as READ COMMITTED promises
SELECT DISTINCT
    coalesce(a.pid, 0),
    coalesce(a.usename::text, '?'),
    coalesce(nullif(a.application_name, ''), 'no name'),
    coalesce(a.state = 'idle in transaction' AND a.backend_xmin IS NULL, false)
FROM pg_locks AS l
JOIN pg_class AS c ON c.oid = l.relation
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND n.nspname = :schema
    AND l.granted
    AND l.pid IS DISTINCT FROM pg_backend_pid()
ORDER BY 1
