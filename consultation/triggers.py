"""What must hold in consultations whatever program writes. Sentences are Dutch, for people."""

import pgtrigger

from ledger.refusing import INTEGRITY, before, refuse_if


def answered_before_closed() -> pgtrigger.Trigger:
    """No consultation closes while one input lacks a released answer (invariant 10)."""
    return pgtrigger.Trigger(
        name="answered_before_closed",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        condition=pgtrigger.Q(new__state="closed"),
        func=refuse_if(
            "consultation_unanswered(NEW.id) > 0",
            "Deze inspraak kan niet sluiten: niet elke inbreng heeft een antwoord.",
        )
        + "RETURN NEW;",
    )


FIXED = "title audience visibility is_anonymous opened_at lok_id".split()
ONCE_OPEN = (
    (
        "NEW.state = 'draft' OR "
        + " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in FIXED),
        "Een geopende inspraak houdt haar voorwaarden.",
    ),
    (
        "NEW.closes_at < OLD.closes_at OR (OLD.state <> 'open' AND NEW.closes_at <> OLD.closes_at)",
        "De termijn van een inspraak kan alleen langer worden, en alleen zolang ze open is.",
    ),
    (
        "OLD.state = 'open' AND NEW.state = 'answering' AND ledger_now() <= NEW.closes_at",
        "Een inspraak eindigt niet voor de laatste dag.",
    ),
    (
        "NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('open', 'answering'),"
        " ('open', 'cancelled'), ('answering', 'closed'))",
        "Een inspraak slaat geen stap over.",
    ),
)  # what is refused once it is open, and the sentence


def opened_once() -> pgtrigger.Trigger:
    """A consultation goes forward only; its window never gets shorter and its terms stay as opened."""
    return pgtrigger.Trigger(
        name="opened_once",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        condition=~pgtrigger.Q(old__state="draft"),
        func="".join(refuse_if(question, sentence) for question, sentence in ONCE_OPEN) + "RETURN NEW;",
    )


def begins_as_a_draft() -> pgtrigger.Trigger:
    """No consultation without its window: it begins as a draft and is opened, or stopped."""
    return before(
        "begins_as_a_draft",
        pgtrigger.Insert | pgtrigger.Update,
        refuse_if("TG_OP = 'INSERT' AND NEW.state <> 'draft'", "Een inspraak begint als ontwerp.")
        + "IF TG_OP = 'UPDATE' THEN\n"
        + refuse_if(
            "OLD.state = 'draft' AND NEW.state NOT IN ('draft', 'open', 'cancelled')",
            "Een inspraak slaat geen stap over.",
        )
        + "END IF;\nRETURN NEW;",
    )


def made_for_this_text() -> pgtrigger.Trigger:
    """For texts of other rooms: a consultation is linked to the text it was made for, while it is a draft."""
    return before(
        "made_for_this_text",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.consultation_id IS NULL THEN RETURN NEW; END IF;\n"
        "IF TG_OP = 'UPDATE' AND NEW.consultation_id IS NOT DISTINCT FROM OLD.consultation_id THEN"
        " RETURN NEW; END IF;\n"
        + refuse_if(
            "NOT EXISTS (SELECT 1 FROM consultation_consultation c WHERE c.id = NEW.consultation_id"
            " AND c.lok_id = NEW.lok_id AND c.state = 'draft')",
            "Een inspraak hoort bij de tekst waarvoor ze gemaakt werd.",
        )
        + "RETURN NEW;",
    )


def clause_of_a_draft() -> pgtrigger.Trigger:
    """The text is fixed once the consultation opened."""
    return pgtrigger.Trigger(
        name="clause_of_a_draft",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("found", "text"), ("about_id", "bigint")],
        func="about_id := CASE WHEN TG_OP = 'INSERT' THEN NEW.consultation_id ELSE OLD.consultation_id END;\n"
        "SELECT state INTO found FROM consultation_consultation WHERE id = about_id;\n"
        + refuse_if("found <> 'draft'", "De tekst van een geopende inspraak verandert niet meer.")
        + "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;",
    )


def input_while_open() -> pgtrigger.Trigger:
    """Input is given, changed and withdrawn only while the consultation is open, and to its own clause."""
    return pgtrigger.Trigger(
        name="input_while_open",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        declare=[("about", "record")],
        func="SELECT c.state, c.closes_at, c.lok_id, k.consultation_id INTO about"
        " FROM consultation_consultation c JOIN consultation_clause k ON k.id = NEW.clause_id"
        " WHERE c.id = NEW.consultation_id;\n"
        + refuse_if(
            "about.consultation_id <> NEW.consultation_id OR about.lok_id <> NEW.lok_id",
            "Inbreng hoort bij een artikel van de inspraak zelf.",
        )
        + refuse_if(
            "about.state <> 'open' OR ledger_now() > about.closes_at", "Deze inspraak is niet meer open."
        )
        + "RETURN NEW;",
    )


def released_response_is_fixed() -> pgtrigger.Trigger:
    """An answer that is known stays as it was given, with the input it answers."""
    return pgtrigger.Trigger(
        name="released_response",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        condition=pgtrigger.Q(old__state="released"),
        func=f"RAISE EXCEPTION 'Een bekendgemaakt antwoord verandert niet meer.' {INTEGRITY};",
    )


def response_while_answering() -> pgtrigger.Trigger:
    """Answers are written once nobody changes input any more, and before they are known."""
    return pgtrigger.Trigger(
        name="response_while_answering",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        declare=[("about", "record")],
        func="SELECT c.state, c.lok_id, i.state AS given INTO about FROM consultation_input i"
        " JOIN consultation_consultation c ON c.id = i.consultation_id WHERE i.id = NEW.input_id;\n"
        + refuse_if(
            "about.state IS DISTINCT FROM 'answering' OR about.given <> 'given'"
            " OR about.lok_id <> NEW.lok_id",
            "Antwoorden op inbreng kan tussen het einde van de termijn en de afsluiting.",
        )
        + "RETURN NEW;",
    )


def released_with_all() -> pgtrigger.Trigger:
    """No answer is known before all are: releasing one and closing are one transaction."""
    return pgtrigger.Trigger(
        name="released_with_all",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(new__state="released"),
        func=refuse_if(
            "NOT EXISTS (SELECT 1 FROM consultation_input i JOIN consultation_consultation c"
            " ON c.id = i.consultation_id WHERE i.id = NEW.input_id AND c.state = 'closed')",
            "Alle antwoorden worden samen bekend, bij de afsluiting.",
        )
        + "RETURN NULL;",
    )
