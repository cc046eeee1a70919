"""Row level security: the database itself shows nobody who else got a subsidy or used support.

Staff read all of their LOK, an organiser its own: the same lines in Python are the `visible_to` methods.
Everybody reads figures per sector, of three organisers or more: smaller sectors are counted together.
"""

from functools import partial

from agreements.sectors import FEWEST
from consultation.row_security import STAFF_ROLES
from ledger import row_security

DEFINER = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp"
GRANTED = f"""
CREATE FUNCTION agreements_granted(wanted_subsidy bigint) RETURNS numeric {DEFINER} AS $$
    SELECT coalesce(sum(amount), 0) FROM agreements_grant
    WHERE subsidy_id = wanted_subsidy AND state = 'granted'
$$;
"""
DROP_GRANTED = "DROP FUNCTION agreements_granted(bigint);"

FIGURES = "TABLE (sectors text[], organisers bigint, reached bigint, events bigint, amount numeric)"
ACTIVE_HERE = """o.state = 'active' AND (o.lok_id = wanted_lok OR EXISTS (
        SELECT 1 FROM partners_activity a
        WHERE a.organiser_id = o.id AND a.lok_id = wanted_lok AND a.state = 'active'))"""
# A sector is small, or the smallest of the others when the small ones together are still too few to hide in.
TOLD = f"""
    per_sector AS (
        SELECT c.sector, count(*) AS organisers, count(r.organiser_id) AS reached,
            coalesce(sum(r.events), 0) AS events, coalesce(sum(r.amount), 0) AS amount
        FROM could c LEFT JOIN reached r ON r.organiser_id = c.id GROUP BY c.sector),
    ordered AS (
        SELECT *, organisers < {FEWEST} OR {FEWEST} > sum(organisers) OVER (
            ORDER BY organisers, sector ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_small
        FROM per_sector)
    SELECT array_agg(sector::text), sum(organisers)::bigint, sum(reached)::bigint,
        sum(events)::bigint, sum(amount)
    FROM ordered, asked GROUP BY CASE WHEN is_small AND NOT is_open THEN '' ELSE sector END
    HAVING bool_or(is_open) OR sum(organisers) >= {FEWEST}
"""
FUNCTIONS = f"""
CREATE FUNCTION agreements_grant_figures(wanted bigint, is_inside boolean) RETURNS {FIGURES} {DEFINER} AS $$
    WITH asked AS (
        SELECT lok_id AS wanted_lok,
            is_inside AND consultation_reader_holds({STAFF_ROLES}, lok_id) AS is_open
        FROM agreements_localsubsidy WHERE id = wanted),
    reached AS (
        SELECT organiser_id, count(*) AS events, sum(amount) AS amount FROM agreements_grant
        WHERE subsidy_id = wanted AND state = 'granted' GROUP BY organiser_id),
    could AS (
        SELECT o.id, o.sector FROM partners_organiser o, asked
        WHERE o.id IN (SELECT organiser_id FROM reached) OR ({ACTIVE_HERE})),
    {TOLD}
$$;
CREATE FUNCTION agreements_use_figures(wanted bigint, is_inside boolean) RETURNS {FIGURES} {DEFINER} AS $$
    WITH asked AS (
        SELECT lok_id AS wanted_lok, sectors AS fitting, is_own_only,
            is_own_only OR (is_inside AND consultation_reader_holds({STAFF_ROLES}, lok_id)) AS is_open
        FROM agreements_supportoffer WHERE id = wanted),
    reached AS (
        SELECT organiser_id, count(*) AS events, 0 AS amount FROM agreements_supportuse
        WHERE offer_id = wanted AND state = 'used' GROUP BY organiser_id),
    could AS (
        SELECT o.id, o.sector FROM partners_organiser o, asked
        WHERE o.id IN (SELECT organiser_id FROM reached) OR ({ACTIVE_HERE} AND CASE
            WHEN is_own_only THEN o.is_local_authority
            ELSE fitting = '[]'::jsonb OR fitting ? o.sector END)),
    {TOLD}
$$;
"""
DROP_FUNCTIONS = """
DROP FUNCTION agreements_use_figures(bigint, boolean);
DROP FUNCTION agreements_grant_figures(bigint, boolean);
"""
OWN = f"""
    consultation_reader_holds({STAFF_ROLES}, lok_id) OR consultation_reader_speaks_for(organiser_id)"""
POLICIES = {"agreements_grant": OWN, "agreements_supportuse": OWN}

enable = partial(row_security.enable, POLICIES)
disable = partial(row_security.disable, POLICIES)
