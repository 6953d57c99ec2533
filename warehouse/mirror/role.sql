-- does: what a role is, where it exists: whether it is somebody who may do more than read
SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolname = current_user
FROM pg_roles
WHERE rolname = :role
