-- does: one mirror of a schema at a time; the lock goes with the session
SELECT pg_advisory_lock(hashtext('jixiao mirror'), hashtext(:schema))
