"""What must hold in the register whatever program writes to the database. Sentences are Dutch, for people."""

import pgtrigger

from ledger.refusing import differs, refuse_if


def campaign_is_kept() -> pgtrigger.Trigger:
    """What was asked, and when, stays; a closed campaign changes no more."""
    return pgtrigger.Trigger(
        name="campaign_is_kept",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func=refuse_if("OLD.state = 'closed'", "Een gesloten ronde verandert niet meer.")
        + refuse_if(
            differs("lok_id title text starts_on due_on rhythm"),
            "Een lopende ronde houdt haar vraag en haar data. Sluit ze en begin een nieuwe.",
        )
        + "RETURN NEW;",
    )


def asked_once() -> pgtrigger.Trigger:
    """Who was asked or reminded stays asked and reminded, so that no mail goes twice."""
    forgotten = " OR ".join(
        f"(OLD.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column})"
        for column in ("campaign_id", "organiser_id", "asked_at", "reminded_at", "warned_at")
    )
    return pgtrigger.Trigger(
        name="asked_once",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func=refuse_if(forgotten, "Een verstuurde vraag blijft verstuurd.") + "RETURN NEW;",
    )


def report_is_kept() -> pgtrigger.Trigger:
    """What an organiser reported stays as it was said; an answered or withdrawn report changes no more."""
    said = "lok_id organiser_id kind location_name happens_on text reported_by_id reported_at"
    return pgtrigger.Trigger(
        name="report_is_kept",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func=refuse_if("OLD.state <> 'reported'", "Een afgehandelde melding verandert niet meer.")
        + refuse_if(differs(said), "Een melding blijft zoals ze gemeld is.")
        + refuse_if(
            "OLD.location_id IS NOT NULL AND NEW.location_id IS DISTINCT FROM OLD.location_id",
            "Een melding blijft zoals ze gemeld is.",
        )
        + "RETURN NEW;",
    )


def report_of_own_location() -> pgtrigger.Trigger:
    """An organiser reports about its own locations in this LOK only."""
    return pgtrigger.Trigger(
        name="report_of_own_location",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        func=refuse_if(
            "NEW.location_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM partners_location"
            " WHERE id = NEW.location_id AND organiser_id = NEW.organiser_id AND lok_id = NEW.lok_id)",
            "Deze locatie is niet van deze organisator in dit LOK.",
        )
        + "RETURN NEW;",
    )
