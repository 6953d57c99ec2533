-- does: milliseconds after which a waiting reader looks for a deadlock and may be the one to give up
SELECT setting::int FROM pg_settings WHERE name = 'deadlock_timeout'
