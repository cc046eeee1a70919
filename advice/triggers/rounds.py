"""What must hold in rounds, whatever writes."""

import pgtrigger

from ledger.refusing import MINUTES_OF_GRACE, before, differs, refuse_each

OPENED = (
    ("TG_OP = 'INSERT' OR NEW.state <> 'open'", "Een ronde begint in voorbereiding en gaat dan open."),
    (
        f"abs(extract(epoch FROM NEW.opened_at - ledger_now())) > {MINUTES_OF_GRACE * 60}",
        "Een ronde gaat nu open, niet op een ander moment.",
    ),
)
EACH_SET = """
        SELECT notice_days INTO notice FROM partners_lok WHERE id = NEW.lok_id;
        FOR bound IN
            SELECT s.*, b.purpose AS wanted, b.sha256 AS sha256 FROM (VALUES
                (NEW.new_places_set_id, 'new_places', NEW.new_places_sha256),
                (NEW.conversion_set_id, 'conversion', NEW.conversion_sha256)
            ) AS b (id, purpose, sha256) JOIN advice_criteriaset s ON s.id = b.id
        LOOP
        """
KNOWN_BEFORE = (
    (
        "bound.consultation_id IS NULL OR bound.resolution_id IS NULL",
        "Een ronde gaat niet open op criteria zonder inspraak en zonder advies van het LOK.",
    ),
    ("bound.state <> 'published'", "Een ronde gaat niet open zonder bekendgemaakte criteria."),
    (
        "bound.published_at + make_interval(days => notice) > NEW.opened_at",
        "De criteria zijn nog niet lang genoeg bekendgemaakt om de ronde te openen.",
    ),
    (
        "bound.lok_id <> NEW.lok_id OR bound.purpose <> bound.wanted OR bound.content_sha256 <> bound.sha256",
        "De ronde verwijst naar andere criteria dan zij noemt.",
    ),
)


def opens_on_published_criteria() -> pgtrigger.Trigger:
    """A round opens only on sets published at least the notice period before (invariant 1)."""
    return before(
        "opens_on_published",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state IN ('draft', 'cancelled') THEN RETURN NEW; END IF;\n"
        "IF TG_OP = 'UPDATE' THEN IF OLD.state <> 'draft' THEN RETURN NEW; END IF; END IF;\n"
        + refuse_each(OPENED)
        + EACH_SET
        + refuse_each(KNOWN_BEFORE)
        + "END LOOP;\nRETURN NEW;",
        declare=[("bound", "record"), ("notice", "integer")],
    )


KEPT = """
    new_places_set_id conversion_set_id new_places_sha256 conversion_sha256 target_max opened_at lok_id
"""
BOUND = (
    (f"NEW.state = 'draft' OR {differs(KEPT)}", "Een geopende ronde houdt haar criteria."),
    (
        "NEW.closes_at < OLD.closes_at OR (OLD.state <> 'open' AND NEW.closes_at <> OLD.closes_at)",
        "Het uiterste moment kan alleen later worden, en alleen zolang de ronde open is.",
    ),
    (
        "OLD.state = 'open' AND NEW.state = 'closed' AND ledger_now() <= NEW.closes_at",
        "Een ronde sluit niet voor het uiterste moment.",
    ),
    (
        "NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('open', 'closed'), ('open', 'cancelled'),"
        " ('closed', 'assessment'), ('assessment', 'lok_advised'), ('lok_advised', 'decided'), "
        "('decided', 'sent'))",
        "Een ronde slaat geen stap over.",
    ),
)


def bound_round() -> pgtrigger.Trigger:
    """From opening on a round keeps its criteria.

    And its deadline never comes closer (invariants 2 and 3).
    """
    return before(
        "bound_round",
        pgtrigger.Update,
        "IF OLD.state = 'draft' THEN RETURN NEW; END IF;\n" + refuse_each(BOUND) + "RETURN NEW;",
    )
