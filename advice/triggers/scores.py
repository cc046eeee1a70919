"""What must hold in scores, whatever writes."""

import pgtrigger

from ledger.refusing import INTEGRITY, before, refuse_each, refuse_if

_ROUND_OF_SHEET = """
    SELECT r.state, a.kind_of_care, a.state AS application_state, s.content::jsonb AS content INTO found
    FROM advice_application a JOIN advice_round r ON r.id = a.round_id
    JOIN advice_criteriaset s
        ON s.id = CASE a.purpose WHEN 'new_places' THEN r.new_places_set_id ELSE r.conversion_set_id END
    WHERE a.id = {application};
"""


def sheet_in_assessment() -> pgtrigger.Trigger:
    """Scoring happens while the round is in assessment, on an application that was submitted."""
    return before(
        "sheet_in_assessment",
        pgtrigger.Insert | pgtrigger.Update,
        _ROUND_OF_SHEET.format(application="NEW.application_id")
        + refuse_if("found.state IS DISTINCT FROM 'assessment'", "Deze ronde is niet in beoordeling.")
        + refuse_if(
            "found.application_state NOT IN ('submitted', 'acknowledged')",
            "Deze aanvraag doet niet mee in de ronde.",
        )
        + "RETURN NEW;",
        declare=[("found", "record")],
    )


ITS_CRITERION = """
        SELECT c INTO criterion FROM jsonb_array_elements(found.content -> 'groups') AS g,
            jsonb_array_elements(g -> 'criteria') AS c WHERE c ->> 'code' = NEW.code;
        """
OUT_OF_BOUNDS = (
    ("criterion IS NULL", "Dit criterium staat niet in de criteria van de ronde."),
    (
        "NOT criterion -> 'applies_to' ? found.kind_of_care",
        "Dit criterium geldt niet voor deze soort opvang.",
    ),
    (
        "NEW.points < 0 OR NEW.points > (criterion ->> 'max_points')::numeric",
        "De punten liggen buiten de grenzen van het criterium.",
    ),
)


def score_within_bounds() -> pgtrigger.Trigger:
    """Points lie between 0 and the criterion's maximum in the round's own criteria (invariant 7)."""
    return before(
        "score_within_bounds",
        pgtrigger.Insert | pgtrigger.Update,
        "SELECT application_id INTO application FROM advice_scoresheet WHERE id = NEW.sheet_id;\n"
        + _ROUND_OF_SHEET.format(application="application")
        + ITS_CRITERION
        + refuse_each(OUT_OF_BOUNDS)
        + "RETURN NEW;",
        declare=[("application", "bigint"), ("found", "record"), ("criterion", "jsonb")],
    )


def score_of_a_draft() -> pgtrigger.Trigger:
    """A final sheet keeps its scores."""
    return pgtrigger.Trigger(
        name="score_of_a_draft",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("sheet_state", "text"), ("row_id", "bigint")],
        func="row_id := CASE WHEN TG_OP = 'DELETE' THEN OLD.sheet_id ELSE NEW.sheet_id END;\n"
        "SELECT state INTO sheet_state FROM advice_scoresheet WHERE id = row_id;\n"
        + refuse_if("TG_OP = 'DELETE'", "Een score wordt nooit gewist.")
        + refuse_if("sheet_state IS DISTINCT FROM 'draft'", "Een afgeronde beoordeling verandert niet meer.")
        + "RETURN NEW;",
    )


WITHOUT_POINTS = """
        SELECT string_agg(c ->> 'code', ', ') INTO missing
        FROM jsonb_array_elements(found.content -> 'groups') AS g, jsonb_array_elements(g -> 'criteria') AS c
        WHERE c -> 'applies_to' ? found.kind_of_care AND NOT EXISTS (
            SELECT 1 FROM advice_score s WHERE s.sheet_id = NEW.id AND s.code = c ->> 'code');
        """
UNFOUNDED = (
    (
        "EXISTS (SELECT 1 FROM advice_score s WHERE s.sheet_id = NEW.id AND s.source = 'judged' AND "
        "s.motivation = '')",
        "Beoordeelde punten vragen een motivering.",
    ),
    (
        "EXISTS (SELECT 1 FROM advice_score s WHERE s.sheet_id = NEW.id AND s.source = 'recorded' "
        "AND s.evidence = '')",
        "Vastgestelde punten vragen een bewijs.",
    ),
)


def complete_sheet() -> pgtrigger.Trigger:
    """A final sheet has points for every criterion that applies.

    And a motivation wherever somebody judged.
    """
    return before(
        "complete_sheet",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state <> 'final' THEN RETURN NEW; END IF;\n"
        + _ROUND_OF_SHEET.format(application="NEW.application_id")
        + WITHOUT_POINTS
        + "IF missing IS NOT NULL THEN\n"
        + f"RAISE EXCEPTION 'Er ontbreken punten voor: %.', missing {INTEGRITY}; END IF;\n"
        + refuse_each(UNFOUNDED)
        + "RETURN NEW;",
        declare=[("found", "record"), ("missing", "text")],
    )
