"""What must hold in applications, whatever writes."""

import pgtrigger

from ledger.refusing import MINUTES_OF_GRACE, before, differs, refuse_each, refuse_if

TOO_LATE = (
    ("round.state <> 'open'", "Deze ronde is niet open."),
    (
        "ledger_now() > round.closes_at OR NEW.submitted_at > round.closes_at",
        "Het uiterste moment om in te dienen is voorbij.",
    ),
    (
        f"abs(extract(epoch FROM NEW.submitted_at - ledger_now())) > {MINUTES_OF_GRACE * 60}",
        "Indienen gebeurt nu, niet op een ander moment.",
    ),
)


def submits_in_time() -> pgtrigger.Trigger:
    """An application is submitted in an open round, before its deadline, now (invariant 3)."""
    return before(
        "submits_in_time",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state <> 'submitted' THEN\n"
        + refuse_if("TG_OP = 'INSERT' AND NEW.state <> 'draft'", "Een aanvraag begint als ontwerp.")
        + "RETURN NEW; END IF;\n"
        + "IF TG_OP = 'UPDATE' THEN IF OLD.state = 'submitted' THEN RETURN NEW; END IF; END IF;\n"
        + refuse_if("TG_OP = 'INSERT' OR OLD.state <> 'draft'", "Een aanvraag wordt een keer ingediend.")
        + "SELECT state, closes_at INTO round FROM advice_round WHERE id = NEW.round_id;\n"
        + refuse_each(TOO_LATE)
        + "RETURN NEW;",
        declare=[("round", "record")],
    )


FIXED = """
    lok_id round_id organiser_id purpose kind_of_care location_id new_address neighbourhood_id
    places_requested tier_from tier_to starts_on summary answers knock_outs is_declared submitted_at
    submitted_by_id
"""


def fixed_application() -> pgtrigger.Trigger:
    """What was submitted stays as it was submitted."""
    return before(
        "fixed_application",
        pgtrigger.Update,
        refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs(FIXED)})",
            "Een ingediende aanvraag verandert niet meer.",
        )
        + refuse_if(
            "OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn'",
            "Een ingetrokken aanvraag blijft ingetrokken.",
        )
        + "RETURN NEW;",
    )


def evidence_of_a_draft() -> pgtrigger.Trigger:
    """Evidence is added to and taken from a draft only."""
    return pgtrigger.Trigger(
        name="evidence_of_a_draft",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("application_state", "text"), ("row_id", "bigint")],
        func="row_id := CASE WHEN TG_OP = 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n"
        "SELECT state INTO application_state FROM advice_application WHERE id = row_id;\n"
        + refuse_if("TG_OP = 'UPDATE'", "Een bewijsstuk verandert niet. Voeg een nieuw toe.")
        + refuse_if(
            "application_state IS DISTINCT FROM 'draft'",
            "Bij een ingediende aanvraag liggen de bewijsstukken vast.",
        )
        + "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;",
    )
