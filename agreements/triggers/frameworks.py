"""What must hold in frameworks and endorsements (invariants 11 and 12)."""

import pgtrigger

from agreements.triggers.refusing import before, differs, not_consulted, refuse_if

FIXED = """
    framework_id number purpose changes starts_on ends_on joining leaving evaluate_on consultation_id item_id
    adopted_by adopted_on text_sha256 lok_id
"""


def adopted_version() -> pgtrigger.Trigger:
    """A version is adopted after a consultation and a discussion at the LOK, and then never changes."""
    return before(
        "adopted_version",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state = 'adopted' THEN\n"
        + refuse_if(
            "TG_OP = 'INSERT' OR OLD.state NOT IN ('draft', 'adopted')",
            "Een afsprakenkader begint als ontwerp.",
        )
        + refuse_if(not_consulted(), "Er is nog geen inspraak waarop elke inbreng een antwoord kreeg.")
        + refuse_if(
            "NOT EXISTS (SELECT 1 FROM meetings_agendaitem i WHERE i.id = NEW.item_id"
            " AND i.lok_id = NEW.lok_id AND i.state = 'treated')",
            "Het LOK heeft dit kader nog niet besproken.",
        )
        + "END IF;\nIF TG_OP = 'UPDATE' THEN\n"
        + refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs(FIXED)})",
            "Een vastgesteld kader verandert niet meer. Maak een nieuwe versie.",
        )
        + "END IF;\nRETURN NEW;",
    )


def part_of_a_draft() -> pgtrigger.Trigger:
    """Articles and commitments change while their version is a draft."""
    return before(
        "part_of_a_draft",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        "about_id := CASE WHEN TG_OP = 'INSERT' THEN NEW.version_id ELSE OLD.version_id END;\n"
        "SELECT state INTO found FROM agreements_frameworkversion WHERE id = about_id;\n"
        + refuse_if("found <> 'draft'", "Een vastgesteld kader verandert niet meer. Maak een nieuwe versie.")
        + "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;",
        declare=[("found", "text"), ("about_id", "bigint")],
    )


def boa_stays_voluntary() -> pgtrigger.Trigger:
    """Taking part in BOA is never a condition for recognition or support (decree of 3 May 2019, art. 7)."""
    return before(
        "boa_stays_voluntary",
        pgtrigger.Insert | pgtrigger.Update,
        "SELECT f.kind INTO found FROM agreements_frameworkversion v"
        " JOIN agreements_framework f ON f.id = v.framework_id WHERE v.id = NEW.version_id;\n"
        + refuse_if(
            "found = 'boa'",
            "Deelname aan het samenwerkingsverband BOA mag geen voorwaarde zijn voor erkenning of steun"
            " (decreet van 3 mei 2019, artikel 7).",
        )
        + "RETURN NEW;",
        declare=[("found", "text")],
        condition=pgtrigger.Q(new__makes_participation_a_condition=True),
    )


def endorses_what_is_adopted() -> pgtrigger.Trigger:
    """Only an adopted version is endorsed, as it reads, by who speaks for the party (invariant 11)."""
    return before(
        "endorses_adopted",
        pgtrigger.Insert,
        "SELECT state, lok_id, text_sha256 INTO about FROM agreements_frameworkversion"
        " WHERE id = NEW.version_id;\n"
        + refuse_if(
            "about.state <> 'adopted' OR about.lok_id <> NEW.lok_id",
            "Alleen een vastgestelde versie kan ondertekend worden.",
        )
        + refuse_if("about.text_sha256 <> NEW.text_sha256", "De ondertekening noemt een andere tekst.")
        + refuse_if(
            "NEW.party = 'organiser' AND NOT EXISTS (SELECT 1 FROM partners_contact c"
            " WHERE c.organiser_id = NEW.organiser_id AND c.person_id = NEW.signed_by_id"
            " AND c.state = 'active')",
            "Wie tekent, spreekt niet voor deze organisator.",
        )
        + refuse_if(
            "NEW.party = 'authority' AND NOT EXISTS (SELECT 1 FROM partners_appointment a"
            " WHERE a.lok_id = NEW.lok_id AND a.person_id = NEW.signed_by_id AND a.state = 'active'"
            " AND a.role IN ('administrator', 'decider'))",
            "Wie tekent, spreekt niet voor het lokaal bestuur.",
        )
        + "RETURN NEW;",
        declare=[("about", "record")],
    )


def signature_is_fixed() -> pgtrigger.Trigger:
    """A signature is withdrawn, never rewritten, and never given back."""
    fixed = """
        version_id party organiser_id stance reservation capacity signed_by_id signed_at text_sha256 lok_id
    """
    return before(
        "signature_is_fixed",
        pgtrigger.Update,
        refuse_if(
            f"OLD.state = 'withdrawn' OR {differs(fixed)}",
            "Een ondertekening verandert niet. Trek ze in en teken opnieuw.",
        )
        + "RETURN NEW;",
    )
