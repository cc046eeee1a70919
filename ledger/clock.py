"""The database's own clock. Owners may set `lok.now` (demo, tests).

The web role always gets the real time.
"""

NOW_SQL = """
CREATE FUNCTION ledger_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN pg_has_role(
            current_user, (SELECT relowner FROM pg_class WHERE oid = 'ledger_entry'::regclass), 'MEMBER'
        )
        THEN coalesce(nullif(current_setting('lok.now', true), '')::timestamptz, now())
        ELSE now()
    END
$$;
"""
DROP_SQL = "DROP FUNCTION ledger_now();"
LAST_SQL = """
CREATE FUNCTION ledger_last(wanted_log bigint, OUT index bigint, OUT at timestamptz) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7530, wanted_log::int);
    SELECT e.index, e.at INTO index, at FROM ledger_entry e
    WHERE e.log_id = wanted_log ORDER BY e.index DESC LIMIT 1;
END
$$;
"""
DROP_LAST_SQL = "DROP FUNCTION ledger_last(bigint);"
