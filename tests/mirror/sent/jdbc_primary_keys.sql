-- does: what pgjdbc sends for DatabaseMetaData.getPrimaryKeys(null, 'jixiao', 'fact_project_budget')
SELECT result.table_cat, result.table_schem, result.table_name, result.column_name, result.key_seq, result.pk_name
FROM (
 SELECT NULL AS table_cat, n.nspname::text AS table_schem, ct.relname::text AS table_name, a.attname::text AS column_name,
  (information_schema._pg_expandarray(i.indkey)).n AS key_seq, ci.relname::text AS pk_name,
  (information_schema._pg_expandarray(i.indkey)).x AS keys, a.attnum AS a_attnum
 FROM pg_catalog.pg_class ct
 JOIN pg_catalog.pg_attribute a ON (ct.oid = a.attrelid)
 JOIN pg_catalog.pg_namespace n ON (ct.relnamespace = n.oid)
 JOIN pg_catalog.pg_index i ON (a.attrelid = i.indrelid)
 JOIN pg_catalog.pg_class ci ON (ci.oid = i.indexrelid)
 WHERE true AND n.nspname = 'jixiao' AND ct.relname = 'fact_project_budget' AND i.indisprimary
) result
WHERE result.a_attnum = (result.keys)
ORDER BY result.table_name, result.pk_name, result.key_seq
