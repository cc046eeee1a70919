"""Row level security: the database itself shows nobody a draft of somebody else, nor an answer too early.

The reader is `lok.reader`: a person's id, "system" for jobs, or empty for the public. Owners are not bound.
The same lines in Python are the `visible_to` methods; a test holds the two together.
"""

from functools import partial

from ledger import row_security

TODAY = "(ledger_now() AT TIME ZONE 'Europe/Brussels')::date"
STAFF_ROLES = "ARRAY['administrator', 'coordinator', 'assessor', 'decider', 'auditor']"
INSIDE_ROLES = "ARRAY['administrator', 'coordinator', 'assessor', 'decider', 'auditor', 'chair', 'secretary']"

FUNCTIONS = f"""
CREATE FUNCTION consultation_reader_id() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN current_setting('lok.reader', true) ~ '^[0-9]+$'
        THEN current_setting('lok.reader', true)::bigint END
$$;
CREATE FUNCTION consultation_reader_holds(wanted text[], wanted_lok bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('lok.reader', true), '') = 'system' OR EXISTS (
        SELECT 1 FROM partners_appointment
        WHERE lok_id = wanted_lok AND person_id = consultation_reader_id()
          AND state = 'active' AND role = ANY (wanted)
          AND starts_on <= {TODAY} AND (ends_on IS NULL OR ends_on >= {TODAY}))
$$;
CREATE FUNCTION consultation_reader_sits(wanted_membership bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM partners_membership
        WHERE id = wanted_membership AND consultation_reader_id() IN (person_id, substitute_id))
$$;
CREATE FUNCTION consultation_reader_speaks_for(wanted_organiser bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM partners_contact
        WHERE organiser_id = wanted_organiser AND person_id = consultation_reader_id() AND state = 'active')
$$;
CREATE FUNCTION consultation_is_seated(seat partners_membership) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT seat.state <> 'candidate' AND seat.starts_on <= {TODAY}
        AND (seat.ends_on IS NULL OR seat.ends_on >= {TODAY})
        AND NOT (seat.state = 'ended' AND seat.ends_on = seat.starts_on)
$$;
CREATE FUNCTION consultation_reader_is_asked(wanted_audience text, wanted_lok bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT (wanted_audience <> 'organisers' AND EXISTS (
        SELECT 1 FROM partners_membership m
        WHERE m.lok_id = wanted_lok AND consultation_is_seated(m)
          AND (consultation_reader_id() IN (m.person_id, m.substitute_id)
               OR consultation_reader_speaks_for(m.organiser_id))))
    OR (wanted_audience <> 'members' AND EXISTS (
        SELECT 1 FROM partners_organiser o
        WHERE consultation_reader_speaks_for(o.id) AND (o.lok_id = wanted_lok OR EXISTS (
            SELECT 1 FROM partners_activity a
            WHERE a.organiser_id = o.id AND a.lok_id = wanted_lok AND a.state = 'active'))))
$$;
CREATE FUNCTION consultation_unanswered(wanted_consultation bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM consultation_input i
    WHERE i.consultation_id = wanted_consultation AND i.state = 'given' AND NOT EXISTS (
        SELECT 1 FROM consultation_response r WHERE r.input_id = i.id AND r.state = 'released')
$$;
"""
DROP_FUNCTIONS = """
DROP FUNCTION consultation_unanswered(bigint);
DROP FUNCTION consultation_reader_is_asked(text, bigint);
DROP FUNCTION consultation_is_seated(partners_membership);
DROP FUNCTION consultation_reader_speaks_for(bigint);
DROP FUNCTION consultation_reader_sits(bigint);
DROP FUNCTION consultation_reader_holds(text[], bigint);
DROP FUNCTION consultation_reader_id();
"""
POLICIES = {
    "consultation_input": f"""
        current_setting('lok.reader', true) = 'system'
        OR consultation_reader_speaks_for(organiser_id) OR consultation_reader_sits(membership_id)
        OR (state = 'given' AND (consultation_reader_holds({INSIDE_ROLES}, lok_id) OR EXISTS (
            SELECT 1 FROM consultation_consultation c WHERE c.id = consultation_id AND (c.state = 'closed'
                OR (c.visibility = 'during' AND c.state <> 'draft' AND c.opened_at IS NOT NULL
                    AND consultation_reader_is_asked(c.audience, c.lok_id))))))""",
    "consultation_response": f"""
        consultation_reader_holds({STAFF_ROLES}, lok_id)
        OR (state = 'released' AND EXISTS (SELECT 1 FROM consultation_input i WHERE i.id = input_id))""",
}

enable = partial(row_security.enable, POLICIES)
disable = partial(row_security.disable, POLICIES)
