"""What must hold in advices, whatever writes."""

import pgtrigger

from ledger.refusing import before, differs, refuse_each, refuse_if

FIXED = """
    lok_id round_id organiser_id application_id reference purpose places_count is_own outcome grounds
    motivation suggestion raw attainable exact score formula lines written_by_id shared_at decided_at
"""


def decided_is_locked() -> pgtrigger.Trigger:
    """A decided advice can only be released (invariant 8)."""
    return before(
        "decided_is_locked",
        pgtrigger.Update,
        refuse_if(
            "OLD.state IN ('decided', 'released') AND (NEW.state NOT IN ('decided', 'released') OR "
            f"{differs(FIXED)})",
            "Een beslist advies verandert niet meer.",
        )
        + refuse_if(
            "OLD.state = 'released' AND NEW.state <> 'released'", "Een openbaar advies blijft openbaar."
        )
        + "RETURN NEW;",
    )


UNMOTIVATED = (
    (
        "NEW.outcome = 'positive' AND jsonb_array_length(NEW.lines) = 0",
        "Een positief advies motiveert elk criterium.",
    ),
    (
        "EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.lines) AS l"
        " WHERE l ->> 'points' IS NOT NULL AND coalesce(btrim(l ->> 'motivation'), '') = '')",
        "Elk criterium van het advies vraagt een motivering.",
    ),
    (
        "EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.lines) AS l WHERE l ->> 'points' IS NOT NULL"
        " AND l ->> 'points' <> l ->> 'max' AND coalesce(btrim(l ->> 'suggestion'), '') = '')",
        "Elk punt van kritiek vraagt een suggestie.",
    ),
)


def motivated_advice() -> pgtrigger.Trigger:
    """A decided advice of a scored application names every criterion, each with its motivation.

    Each loss with a suggestion.
    """
    return before(
        "motivated_advice",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state NOT IN ('decided', 'released') THEN RETURN NEW; END IF;\n"
        + refuse_each(UNMOTIVATED)
        + "RETURN NEW;",
    )
