"""What must hold in measures, local subsidies, grants and support (B3, B4, D7, D8, invariant 12)."""

import pgtrigger

from agreements.triggers.consulted import not_consulted
from ledger.refusing import before, differs, refuse_each, refuse_if

MEASURE = "title text theme goal_id consultation_id decided_by decided_on explanation lok_id"
SUBSIDY = """
    goal_id title text amount budget hour_value proportionality_note consultation_id decided_by
    decided_on published_at lok_id
"""
GRANT = "lok_id subsidy_id organiser_id amount granted_on decided_by note recorded_by_id"
USE = "lok_id offer_id organiser_id used_on note"
EMPTY = "btrim({}, E' \\t\\r\\n') = ''"


def linked_before_it_opened() -> pgtrigger.Trigger:
    """A consultation is about the record it was made for: linked as a draft, and for good once open."""
    return before(
        "linked_before_it_opened",
        pgtrigger.Insert | pgtrigger.Update,
        "IF TG_OP = 'UPDATE' AND NEW.consultation_id IS NOT DISTINCT FROM OLD.consultation_id THEN"
        " RETURN NEW; END IF;\n"
        + refuse_if(
            "NEW.consultation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consultation_consultation c"
            " WHERE c.id = NEW.consultation_id AND c.lok_id = NEW.lok_id AND c.state = 'draft')",
            "Een inspraak hoort bij de tekst waarvoor ze gemaakt werd.",
        )
        + "IF TG_OP = 'UPDATE' THEN\n"
        + refuse_if(
            "OLD.consultation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consultation_consultation c"
            " WHERE c.id = OLD.consultation_id AND c.state = 'cancelled')",
            "Hierover is al een inspraak. Die blijft erbij horen.",
        )
        + "END IF;\nRETURN NEW;",
    )


def goal_of_this_lok() -> pgtrigger.Trigger:
    """What serves a goal is of the LOK of that goal."""
    return before(
        "goal_of_this_lok",
        pgtrigger.Insert | pgtrigger.Update,
        refuse_if(
            "NOT EXISTS (SELECT 1 FROM agreements_policygoal g"
            " WHERE g.id = NEW.goal_id AND g.lok_id = NEW.lok_id)",
            "Dit beleidsdoel is van een ander LOK.",
        )
        + "RETURN NEW;",
        condition=pgtrigger.Q(new__goal__isnull=False),
    )


def consulted_before_decided() -> pgtrigger.Trigger:
    """No measure is decided without a consultation in which every input was answered; decided is fixed."""
    return before(
        "consulted_before_decided",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state IN ('decided', 'ended') THEN\n"
        + refuse_if(not_consulted(), "Er is nog geen inspraak waarop elke inbreng een antwoord kreeg.")
        + refuse_if(EMPTY.format("NEW.explanation"), "Zeg hoe de inspraak meetelde.")
        + "END IF;\nIF TG_OP = 'UPDATE' THEN\n"
        + refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs(MEASURE)})",
            "Een besliste maatregel verandert niet meer.",
        )
        + refuse_if(
            "NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN"
            " (('draft', 'decided'), ('draft', 'withdrawn'), ('decided', 'ended'))",
            "Een maatregel slaat geen stap over.",
        )
        + "END IF;\nRETURN NEW;",
    )


CONDITIONS = "EXISTS (SELECT 1 FROM agreements_condition c WHERE c.subsidy_id = NEW.id{})"
LACKING = " OR ".join(EMPTY.format(f"c.{column}") for column in ("text", "goal", "evidence"))
UNFOUNDED = (
    (
        f"{EMPTY.format('NEW.proportionality_note')} AND {CONDITIONS.format('')}",
        "Een lokale subsidie met voorwaarden wordt niet bekendgemaakt zonder nota over de verhouding.",
    ),
    (
        CONDITIONS.format(f" AND (c.hours IS NULL OR c.cost IS NULL OR {LACKING})"),
        "Elke voorwaarde zegt waarom, waaruit het blijkt, en wat ze kost.",
    ),
    (
        "NEW.consultation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consultation_consultation c"
        " WHERE c.id = NEW.consultation_id AND c.state IN ('closed', 'cancelled'))",
        "De inspraak over deze subsidie is nog niet afgesloten.",
    ),
)


def published_with_note() -> pgtrigger.Trigger:
    """No condition is published without the note, or without why, proof and cost (invariant 12)."""
    return before(
        "published_with_note",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state IN ('published', 'ended') THEN\n" + refuse_each(UNFOUNDED) + "END IF;\nRETURN NEW;",
    )


def published_subsidy_is_fixed() -> pgtrigger.Trigger:
    """What was published stays as it was published."""
    return before(
        "published_subsidy_is_fixed",
        pgtrigger.Update,
        refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs(SUBSIDY)})",
            "Een bekendgemaakte subsidie verandert niet meer. Maak een nieuwe.",
        )
        + refuse_if(
            "NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN"
            " (('draft', 'published'), ('draft', 'withdrawn'), ('published', 'ended'))",
            "Een subsidie slaat geen stap over.",
        )
        + "RETURN NEW;",
    )


def condition_of_a_draft() -> pgtrigger.Trigger:
    """Conditions change while their regulation is a draft, and stay with it."""
    return before(
        "condition_of_a_draft",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        "about_id := CASE WHEN TG_OP = 'INSERT' THEN NEW.subsidy_id ELSE OLD.subsidy_id END;\n"
        "SELECT state INTO found FROM agreements_localsubsidy WHERE id = about_id FOR SHARE;\n"
        + refuse_if("found <> 'draft'", "Een bekendgemaakte subsidie verandert niet meer. Maak een nieuwe.")
        + "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n"
        + refuse_if("NEW.subsidy_id <> about_id", "Een voorwaarde blijft bij haar subsidie.")
        + "RETURN NEW;",
        declare=[("found", "text"), ("about_id", "bigint")],
    )


UNGRANTABLE = (
    (
        "about.state <> 'published' OR about.lok_id <> NEW.lok_id",
        "Toekennen kan alleen onder een bekendgemaakte subsidie.",
    ),
    (
        "NEW.granted_on < (about.published_at AT TIME ZONE 'Europe/Brussels')::date",
        "Toekennen kan pas vanaf de dag dat de subsidie bekend is.",
    ),
    (
        "NEW.state = 'granted' AND agreements_granted(NEW.subsidy_id) + NEW.amount > about.budget",
        "Deze toekenning is hoger dan wat er van het budget over is.",
    ),
)


def granted_under_published() -> pgtrigger.Trigger:
    """A grant stands on a published regulation of the same LOK, within its budget; then it stays."""
    return before(
        "granted_under_published",
        pgtrigger.Insert | pgtrigger.Update,
        "IF TG_OP = 'UPDATE' THEN\n"
        + refuse_if(
            f"{differs(GRANT)} OR (OLD.state = 'revoked' AND NEW.state <> 'revoked')",
            "Een toekenning verandert niet meer. Trek ze in en ken opnieuw toe.",
        )
        + "RETURN NEW;\nEND IF;\n"
        "SELECT state, lok_id, published_at, budget INTO about FROM agreements_localsubsidy"
        " WHERE id = NEW.subsidy_id FOR NO KEY UPDATE;\n" + refuse_each(UNGRANTABLE) + "RETURN NEW;",
        declare=[("about", "record")],
    )


def used_while_offered() -> pgtrigger.Trigger:
    """Use is of an offer of the same LOK, on a day it ran; afterwards it is only put right."""
    return before(
        "used_while_offered",
        pgtrigger.Insert | pgtrigger.Update,
        "IF TG_OP = 'UPDATE' THEN\n"
        + refuse_if(
            f"{differs(USE)} OR (OLD.state = 'undone' AND NEW.state <> 'undone')",
            "Wat genoteerd is, verandert niet meer. Zet het recht en noteer opnieuw.",
        )
        + "RETURN NEW;\nEND IF;\n"
        "SELECT lok_id, starts_on, ends_on INTO about FROM agreements_supportoffer WHERE id = NEW.offer_id;\n"
        + refuse_if("about.lok_id <> NEW.lok_id", "Dit aanbod is van een ander LOK.")
        + refuse_if(
            "NEW.used_on < about.starts_on OR NEW.used_on > about.ends_on",
            "Op die dag liep dit aanbod niet.",
        )
        + "RETURN NEW;",
        declare=[("about", "record")],
    )
