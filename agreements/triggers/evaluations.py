"""What must hold in evaluations of frameworks: of the text in force, never rewritten."""

import pgtrigger

from ledger.refusing import before, refuse_each, refuse_if

REFUSED = (
    (
        "NOT EXISTS (SELECT 1 FROM agreements_frameworkversion v JOIN agreements_framework f"
        " ON f.id = v.framework_id WHERE v.id = NEW.version_id AND v.lok_id = NEW.lok_id"
        " AND v.state = 'adopted' AND f.state = 'active')",
        "Alleen de tekst die nu geldt kan geëvalueerd worden.",
    ),
    (
        "NEW.evaluated_on > (ledger_now() AT TIME ZONE 'Europe/Brussels')::date"
        " OR NEW.evaluated_on < (SELECT v.adopted_on FROM agreements_frameworkversion v"
        " WHERE v.id = NEW.version_id)",
        "Een evaluatie gebeurt na de vaststelling, en niet in de toekomst.",
    ),
    (
        "NEW.item_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meetings_agendaitem i"
        " WHERE i.id = NEW.item_id AND i.lok_id = NEW.lok_id AND i.state = 'treated')",
        "Dit punt is nog niet behandeld op het LOK.",
    ),
)


def evaluates_what_holds() -> pgtrigger.Trigger:
    """Only the version in force is evaluated, not before it was adopted nor in days to come."""
    return before("evaluates_what_holds", pgtrigger.Insert, refuse_each(REFUSED) + "RETURN NEW;")


def evaluation_is_fixed() -> pgtrigger.Trigger:
    """What was found then stays as it was found."""
    sentence = "Een evaluatie verandert niet meer. Leg een nieuwe evaluatie vast."
    return before("evaluation_is_fixed", pgtrigger.Update, refuse_if("true", sentence) + "RETURN NEW;")
