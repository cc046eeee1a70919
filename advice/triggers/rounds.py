"""What must hold in rounds, whatever writes."""

import pgtrigger

from ledger.refusing import MINUTES_OF_GRACE, before, refuse_if


def opens_on_published_criteria() -> pgtrigger.Trigger:
    """A round opens only on sets published at least the notice period before (invariant 1)."""
    return before(
        "opens_on_published",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state IN ('draft', 'cancelled') THEN RETURN NEW; END IF;\n"
        "IF TG_OP = 'UPDATE' THEN IF OLD.state <> 'draft' THEN RETURN NEW; END IF; END IF;\n"
        + refuse_if(
            "TG_OP = 'INSERT' OR NEW.state <> 'open'", "Een ronde begint in voorbereiding en gaat dan open."
        )
        + refuse_if(
            f"abs(extract(epoch FROM NEW.opened_at - ledger_now())) > {MINUTES_OF_GRACE * 60}",
            "Een ronde gaat nu open, niet op een ander moment.",
        )
        + """
        SELECT notice_days INTO notice FROM partners_lok WHERE id = NEW.lok_id;
        FOR bound IN
            SELECT s.*, b.purpose AS wanted, b.sha256 AS sha256 FROM (VALUES
                (NEW.new_places_set_id, 'new_places', NEW.new_places_sha256),
                (NEW.conversion_set_id, 'conversion', NEW.conversion_sha256)
            ) AS b (id, purpose, sha256) JOIN advice_criteriaset s ON s.id = b.id
        LOOP
        """
        + refuse_if(
            "bound.consultation_id IS NULL OR bound.resolution_id IS NULL",
            "Een ronde gaat niet open op criteria zonder inspraak en zonder advies van het LOK.",
        )
        + refuse_if("bound.state <> 'published'", "Een ronde gaat niet open zonder bekendgemaakte criteria.")
        + refuse_if(
            "bound.published_at + make_interval(days => notice) > NEW.opened_at",
            "De criteria zijn nog niet lang genoeg bekendgemaakt om de ronde te openen.",
        )
        + refuse_if(
            "bound.lok_id <> NEW.lok_id OR bound.purpose <> bound.wanted OR bound.content_sha256 <> "
            "bound.sha256",
            "De ronde verwijst naar andere criteria dan zij noemt.",
        )
        + "END LOOP;\nRETURN NEW;",
        declare=[("bound", "record"), ("notice", "integer")],
    )


def bound_round() -> pgtrigger.Trigger:
    """From opening on a round keeps its criteria.

    And its deadline never comes closer (invariants 2 and 3).
    """
    kept = """
        new_places_set_id conversion_set_id new_places_sha256 conversion_sha256 target_max opened_at
        lok_id
    """.split()
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in kept)
    return before(
        "bound_round",
        pgtrigger.Update,
        "IF OLD.state = 'draft' THEN RETURN NEW; END IF;\n"
        + refuse_if(f"NEW.state = 'draft' OR {differs}", "Een geopende ronde houdt haar criteria.")
        + refuse_if(
            "NEW.closes_at < OLD.closes_at OR (OLD.state <> 'open' AND NEW.closes_at <> OLD.closes_at)",
            "Het uiterste moment kan alleen later worden, en alleen zolang de ronde open is.",
        )
        + refuse_if(
            "OLD.state = 'open' AND NEW.state = 'closed' AND ledger_now() <= NEW.closes_at",
            "Een ronde sluit niet voor het uiterste moment.",
        )
        + refuse_if(
            "NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('open', 'closed'), ('open', "
            "'cancelled'),"
            " ('closed', 'assessment'), ('assessment', 'lok_advised'), ('lok_advised', 'decided'), "
            "('decided', 'sent'))",
            "Een ronde slaat geen stap over.",
        )
        + "RETURN NEW;",
    )
