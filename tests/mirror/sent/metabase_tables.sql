-- does: how Metabase's synchronisation lists what the login may read
SELECT c.relname::text AS name, d.description, stat.n_live_tup AS estimated_row_count, c.relkind::text AS type
FROM pg_catalog.pg_class AS c
INNER JOIN pg_catalog.pg_namespace AS n ON c.relnamespace = n.oid
LEFT JOIN pg_catalog.pg_description AS d ON c.oid = d.objoid AND d.objsubid = 0 AND d.classoid = 'pg_class'::regclass
LEFT JOIN pg_stat_user_tables AS stat ON n.nspname = stat.schemaname AND c.relname = stat.relname
WHERE c.relnamespace = n.oid AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
 AND c.relkind IN ('r', 'p', 'v', 'f', 'm') AND n.nspname IN ('jixiao')
 AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_any_column_privilege(c.oid, 'SELECT')
ORDER BY type, n.nspname, c.relname
