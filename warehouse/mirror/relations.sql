-- does: the relations of a schema: kind (v view, r table) and name
SELECT c.relkind::text, c.relname::text
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = :schema AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
ORDER BY c.relkind = 'v', c.relname
