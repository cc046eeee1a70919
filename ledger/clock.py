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
