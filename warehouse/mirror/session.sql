-- does: settings of the session, whatever the server's defaults are; a server notices within seconds that we died
SET search_path = pg_catalog;
SET client_min_messages = error;
SET standard_conforming_strings = on;
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SELECT set_config(name, '2s', false) FROM pg_settings WHERE name = 'client_connection_check_interval';
