-- does: statements that give the roles which may read the old schema the same right to the new one
SELECT format('GRANT USAGE ON SCHEMA %I TO %s', :new::text, who.name)
FROM pg_namespace AS n
CROSS JOIN LATERAL aclexplode(n.nspacl) AS acl
CROSS JOIN LATERAL (
    SELECT CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(acl.grantee)) END AS name
) AS who
WHERE n.nspname = :old AND acl.privilege_type = 'USAGE' AND acl.grantee <> n.nspowner
UNION ALL
SELECT format('GRANT SELECT ON %I.%I TO %s', :new::text, c.relname, who.name)
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_class AS there ON there.relname = c.relname AND there.relkind IN ('r', 'v')
JOIN pg_namespace AS into_schema ON into_schema.oid = there.relnamespace AND into_schema.nspname = :new
CROSS JOIN LATERAL aclexplode(c.relacl) AS acl
CROSS JOIN LATERAL (
    SELECT CASE WHEN acl.grantee = 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(acl.grantee)) END AS name
) AS who
WHERE n.nspname = :old AND c.relkind IN ('r', 'v') AND acl.privilege_type = 'SELECT' AND acl.grantee <> c.relowner
