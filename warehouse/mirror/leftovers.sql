-- does: the schemas of earlier runs that were never published, or were replaced and could not be dropped yet
SELECT nspname::text
FROM pg_namespace
WHERE nspname ~ ('^' || :schema || '__(new|old)_[0-9a-f]{8}$') AND pg_has_role(nspowner, 'USAGE')
ORDER BY nspname
