-- does: what pgjdbc sends for DatabaseMetaData.getImportedKeys(null, 'jixiao', 'fact_project_budget')
SELECT NULL::text AS pktable_cat, pkn.nspname::text AS pktable_schem, pkc.relname::text AS pktable_name,
 pka.attname::text AS pkcolumn_name, NULL::text AS fktable_cat, fkn.nspname::text AS fktable_schem,
 fkc.relname::text AS fktable_name, fka.attname::text AS fkcolumn_name, pos.n AS key_seq,
 con.conname::text AS fk_name, pkic.relname::text AS pk_name
FROM pg_catalog.pg_namespace pkn, pg_catalog.pg_class pkc, pg_catalog.pg_attribute pka,
 pg_catalog.pg_namespace fkn, pg_catalog.pg_class fkc, pg_catalog.pg_attribute fka,
 pg_catalog.pg_constraint con, pg_catalog.generate_series(1, 32) pos(n), pg_catalog.pg_class pkic
WHERE pkn.oid = pkc.relnamespace AND pkc.oid = pka.attrelid AND pka.attnum = con.confkey[pos.n] AND con.confrelid = pkc.oid
 AND fkn.oid = fkc.relnamespace AND fkc.oid = fka.attrelid AND fka.attnum = con.conkey[pos.n] AND con.conrelid = fkc.oid
 AND con.contype = 'f' AND (pkic.relkind = 'i' OR pkic.relkind = 'I') AND pkic.oid = con.conindid
 AND fkn.nspname = 'jixiao' AND fkc.relname = 'fact_project_budget'
ORDER BY pkn.nspname, pkc.relname, con.conname, pos.n
