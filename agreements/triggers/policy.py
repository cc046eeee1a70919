"""What must hold in measures, local subsidies and grants (commitment B4, invariant 12)."""

import pgtrigger

from agreements.triggers.refusing import before, differs, not_consulted, refuse_if


def consulted_before_decided() -> pgtrigger.Trigger:
    """No measure is decided without a consultation in which every input was answered; decided is fixed."""
    fixed = "title text theme goal_id consultation_id decided_by decided_on explanation lok_id"
    return before(
        "consulted_before_decided",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state = 'decided' THEN\n"
        + refuse_if(not_consulted(), "Er is nog geen inspraak waarop elke inbreng een antwoord kreeg.")
        + "END IF;\nIF TG_OP = 'UPDATE' THEN\n"
        + refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs(fixed)})",
            "Een besliste maatregel verandert niet meer.",
        )
        + "END IF;\nRETURN NEW;",
    )


def published_with_note() -> pgtrigger.Trigger:
    """A subsidy with conditions is not published without its proportionality note (invariant 12)."""
    return before(
        "published_with_note",
        pgtrigger.Insert | pgtrigger.Update,
        refuse_if(
            "NEW.proportionality_note = ''"
            " AND EXISTS (SELECT 1 FROM agreements_condition c WHERE c.subsidy_id = NEW.id)",
            "Een lokale subsidie met voorwaarden wordt niet bekendgemaakt zonder nota over de verhouding.",
        )
        + "RETURN NEW;",
        condition=pgtrigger.Q(new__state="published"),
    )


def published_subsidy_is_fixed() -> pgtrigger.Trigger:
    """What was published stays as it was published."""
    fixed = """
        goal_id title text amount budget hour_value proportionality_note consultation_id decided_by
        decided_on published_at lok_id
    """
    return before(
        "published_subsidy_is_fixed",
        pgtrigger.Update,
        refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs(fixed)})",
            "Een bekendgemaakte subsidie verandert niet meer. Maak een nieuwe.",
        )
        + "RETURN NEW;",
    )


def condition_of_a_draft() -> pgtrigger.Trigger:
    """Conditions change while their regulation is a draft."""
    return before(
        "condition_of_a_draft",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        "about_id := CASE WHEN TG_OP = 'INSERT' THEN NEW.subsidy_id ELSE OLD.subsidy_id END;\n"
        "SELECT state INTO found FROM agreements_localsubsidy WHERE id = about_id;\n"
        + refuse_if("found <> 'draft'", "Een bekendgemaakte subsidie verandert niet meer. Maak een nieuwe.")
        + "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;",
        declare=[("found", "text"), ("about_id", "bigint")],
    )


def granted_under_published() -> pgtrigger.Trigger:
    """A grant stands on a published regulation of the same LOK."""
    return before(
        "granted_under_published",
        pgtrigger.Insert,
        "SELECT state, lok_id INTO about FROM agreements_localsubsidy WHERE id = NEW.subsidy_id;\n"
        + refuse_if(
            "about.state <> 'published' OR about.lok_id <> NEW.lok_id",
            "Toekennen kan alleen onder een bekendgemaakte subsidie.",
        )
        + "RETURN NEW;",
        declare=[("about", "record")],
    )
