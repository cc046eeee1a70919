"""What must hold in frameworks and endorsements (invariants 11 and 12)."""

import pgtrigger

from agreements.triggers.consulted import not_consulted
from ledger.refusing import before, differs, refuse_each, refuse_if

NEVER = "Een vastgesteld kader verandert niet meer. Maak een nieuwe versie."
FIXED = """
    framework_id number purpose changes starts_on ends_on joining leaving evaluate_on consultation_id item_id
    discussed_sha256 discussed_text edited_at adopted_by adopted_on text_sha256 lok_id
"""


def framework_stays_what_it_is() -> pgtrigger.Trigger:
    """Its kind decides what its articles may say, so it is chosen once; what ended stays ended."""
    return before(
        "framework_stays_what_it_is",
        pgtrigger.Update,
        refuse_if(
            f"OLD.state = 'ended' OR {differs('lok_id kind')}",
            "Een afsprakenkader blijft van dezelfde soort, en wat beëindigd is blijft beëindigd.",
        )
        + "RETURN NEW;",
    )


BEGUN = (
    ("NEW.state <> 'draft'", "Een afsprakenkader begint als ontwerp."),
    (
        "NOT EXISTS (SELECT 1 FROM agreements_framework f WHERE f.id = NEW.framework_id"
        " AND f.lok_id = NEW.lok_id AND f.state = 'active')",
        "Een versie hoort bij een afsprakenkader van dit LOK dat loopt.",
    ),
)
KEPT = (
    (f"OLD.state <> 'draft' AND ({differs(FIXED)})", NEVER),
    (differs("framework_id number lok_id"), "Een versie blijft bij haar afsprakenkader."),
    (
        "NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN"
        " (('draft', 'adopted'), ('draft', 'withdrawn'), ('adopted', 'superseded'))",
        NEVER,
    ),
)
READY = (
    (not_consulted(), "Er is nog geen inspraak waarop elke inbreng een antwoord kreeg."),
    (
        "NOT EXISTS (SELECT 1 FROM meetings_agendaitem i WHERE i.id = NEW.item_id"
        " AND i.lok_id = NEW.lok_id AND i.state = 'treated')",
        "Het LOK heeft dit kader nog niet besproken.",
    ),
    (
        "NOT EXISTS (SELECT 1 FROM agreements_article a WHERE a.version_id = NEW.id)",
        "Een afsprakenkader zonder artikels wordt niet vastgesteld.",
    ),
)


def adopted_version() -> pgtrigger.Trigger:
    """A version is adopted after a consultation and a discussion at the LOK, and then never changes."""
    return before(
        "adopted_version",
        pgtrigger.Insert | pgtrigger.Update,
        "IF TG_OP = 'INSERT' THEN\n"
        + refuse_each(BEGUN)
        + "RETURN NEW;\nEND IF;\n"
        + refuse_each(KEPT)
        + "IF NEW.state = 'adopted' AND OLD.state = 'draft' THEN\n"
        + refuse_each(READY)
        + "END IF;\nRETURN NEW;",
    )


def part_of_a_draft() -> pgtrigger.Trigger:
    """Articles and commitments change while their version is a draft, and stay with it."""
    return before(
        "part_of_a_draft",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        "about_id := CASE WHEN TG_OP = 'INSERT' THEN NEW.version_id ELSE OLD.version_id END;\n"
        "SELECT state INTO found FROM agreements_frameworkversion WHERE id = about_id FOR SHARE;\n"
        + refuse_if("found <> 'draft'", NEVER)
        + "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n"
        + refuse_if("NEW.version_id <> about_id", "Een artikel blijft bij zijn versie.")
        + "RETURN NEW;",
        declare=[("found", "text"), ("about_id", "bigint")],
    )


def promised_in_its_version() -> pgtrigger.Trigger:
    """A commitment stands under an article of the same version."""
    return before(
        "promised_in_its_version",
        pgtrigger.Insert | pgtrigger.Update,
        refuse_if(
            "NOT EXISTS (SELECT 1 FROM agreements_article a WHERE a.id = NEW.article_id"
            " AND a.version_id = NEW.version_id)",
            "Een belofte staat onder een artikel van dezelfde versie.",
        )
        + "RETURN NEW;",
    )


SIGNED = (
    (
        "about.state <> 'adopted' OR about.framework <> 'active' OR about.lok_id <> NEW.lok_id"
        " OR NEW.state <> 'given'",
        "Alleen de versie die geldt kan ondertekend worden.",
    ),
    ("about.text_sha256 <> NEW.text_sha256", "De ondertekening noemt een andere tekst."),
)
SPOKEN_FOR = (
    (
        "NEW.party = 'organiser' AND NOT EXISTS (SELECT 1 FROM partners_organiser o"
        " WHERE o.id = NEW.organiser_id AND o.state = 'active' AND (o.lok_id = NEW.lok_id OR EXISTS"
        " (SELECT 1 FROM partners_activity a WHERE a.organiser_id = o.id AND a.lok_id = NEW.lok_id"
        " AND a.state = 'active')))",
        "Deze organisator is niet actief in dit LOK.",
    ),
    (
        "NEW.party = 'organiser' AND NOT EXISTS (SELECT 1 FROM partners_contact c"
        " WHERE c.organiser_id = NEW.organiser_id AND c.person_id = NEW.signed_by_id"
        " AND c.state = 'active')",
        "Wie tekent, spreekt niet voor deze organisator.",
    ),
    (
        "NEW.party = 'authority' AND NOT EXISTS (SELECT 1 FROM partners_appointment a"
        " WHERE a.lok_id = NEW.lok_id AND a.person_id = NEW.signed_by_id AND a.state = 'active'"
        " AND a.role IN ('administrator', 'decider'))",
        "Wie tekent, spreekt niet voor het lokaal bestuur.",
    ),
)


def endorses_what_is_adopted() -> pgtrigger.Trigger:
    """Only the version in force is endorsed, as it reads, by who speaks for the party (invariant 11)."""
    return before(
        "endorses_adopted",
        pgtrigger.Insert,
        "SELECT v.state, v.lok_id, v.text_sha256, f.state AS framework INTO about"
        " FROM agreements_frameworkversion v JOIN agreements_framework f ON f.id = v.framework_id"
        " WHERE v.id = NEW.version_id FOR SHARE;\n" + refuse_each(SIGNED + SPOKEN_FOR) + "RETURN NEW;",
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
