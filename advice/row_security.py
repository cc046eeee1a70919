"""Row level security: the database itself shows nobody another organiser's file (invariants 4 and 14).

The reader is `lok.reader`: a person's id, "system" for jobs, or empty for the public. Owners are not bound.
The same lines in Python are the `visible_to` methods; tests hold the two together.
"""

from functools import partial

from ledger import row_security

STAFF_ROLES = "('administrator', 'coordinator', 'assessor', 'decider', 'auditor')"

FUNCTIONS = f"""
CREATE FUNCTION advice_reader() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('lok.reader', true), '')
$$;
CREATE FUNCTION advice_reader_id() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN advice_reader() ~ '^[0-9]+$' THEN advice_reader()::bigint END
$$;
CREATE FUNCTION advice_reader_is_staff(wanted_lok bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT advice_reader() = 'system' OR EXISTS (
        SELECT 1 FROM partners_appointment
        WHERE lok_id = wanted_lok AND person_id = advice_reader_id()
          AND state = 'active' AND role IN {STAFF_ROLES}
          AND starts_on <= (ledger_now() AT TIME ZONE 'Europe/Brussels')::date
          AND (ends_on IS NULL OR ends_on >= (ledger_now() AT TIME ZONE 'Europe/Brussels')::date))
$$;
CREATE FUNCTION advice_reader_acts_for(wanted_organiser bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT advice_reader() = 'system' OR EXISTS (
        SELECT 1 FROM partners_contact
        WHERE organiser_id = wanted_organiser AND person_id = advice_reader_id() AND state = 'active')
$$;
"""
DROP_FUNCTIONS = """
DROP FUNCTION advice_reader_acts_for(bigint);
DROP FUNCTION advice_reader_is_staff(bigint);
DROP FUNCTION advice_reader_id();
DROP FUNCTION advice_reader();
"""
POLICIES = {
    "advice_application": """
        advice_reader_acts_for(organiser_id)
        OR (state <> 'draft' AND advice_reader_is_staff(lok_id) AND EXISTS (
            SELECT 1 FROM advice_round r
            WHERE r.id = round_id AND r.state NOT IN ('draft', 'open', 'cancelled')))""",
    "advice_evidence": "EXISTS (SELECT 1 FROM advice_application a WHERE a.id = application_id)",
    "advice_scoresheet": "advice_reader_is_staff(lok_id)",
    "advice_score": "EXISTS (SELECT 1 FROM advice_scoresheet s WHERE s.id = sheet_id)",
    "advice_advice": """
        state = 'released' OR advice_reader_is_staff(lok_id)
        OR (state = 'shared' AND advice_reader_acts_for(organiser_id))""",
    "advice_reaction": "advice_reader_is_staff(lok_id) OR advice_reader_acts_for(organiser_id)",
}

enable = partial(row_security.enable, POLICIES)
disable = partial(row_security.disable, POLICIES)
