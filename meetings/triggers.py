"""What must hold in meetings whatever program writes to the database. Sentences are Dutch, for people."""

import pgtrigger

from ledger.refusing import differs, refuse_each, refuse_if


def _fixed_once(name: str, states: str, columns: str, sentence: str) -> pgtrigger.Trigger:
    """From one of these states on, these columns keep their values."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func=refuse_if(f"OLD.state IN ({states}) AND ({differs(columns)})", sentence) + "RETURN NEW;",
    )


def adopted_rules_are_fixed() -> pgtrigger.Trigger:
    """A version in force is replaced, never changed."""
    columns = """
        version notice_days quorum_numerator quorum_denominator quorum_is_strict
        second_meeting_needs_none majority abstentions_count tie proxies_max proxies_count_for_quorum
        meetings_are_public minutes_days objection_days reply_days meetings_a_year text adopted_by
        adopted_on consultation_id
    """
    return _fixed_once(
        "fixed_rules",
        "'in_force', 'replaced'",
        columns,
        "Een vastgesteld reglement verandert niet. Maak een nieuwe versie.",
    )


def meeting_keeps_its_rules() -> pgtrigger.Trigger:
    """A meeting keeps the rules it was convened under, and never goes back."""
    return pgtrigger.Trigger(
        name="keeps_its_rules",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func=refuse_if(
            "OLD.state <> 'draft' AND (NEW.state = 'draft' OR NEW.rules_id IS DISTINCT FROM OLD.rules_id)",
            "Een vergadering houdt het reglement waaronder ze werd bijeengeroepen.",
        )
        + refuse_if(
            "OLD.state IN ('closed', 'minutes_approved', 'published')"
            " AND NEW.state NOT IN ('closed', 'minutes_approved', 'published')",
            "Een gehouden vergadering is gehouden.",
        )
        + refuse_if(
            "OLD.state IN ('minutes_approved', 'published') AND NEW.minutes_intro <> OLD.minutes_intro",
            "Een goedgekeurd verslag verandert niet meer.",
        )
        + "RETURN NEW;",
    )


DECIDED = "title kind number is_public outcome is_consensus minority_view state meeting_id"
OF_ITS_TIME = (
    ("meeting_state IN ('minutes_approved', 'published')", "Een goedgekeurd verslag verandert niet meer."),
    (
        "OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn'",
        "Wat van de agenda is gehaald, komt niet terug. Maak een nieuw punt.",
    ),
    (
        "NEW.state = 'withdrawn' AND OLD.state <> 'withdrawn'"
        " AND (OLD.state <> 'listed' OR meeting_state NOT IN ('draft', 'convened'))",
        "Alleen een punt op de agenda van een vergadering die nog komt, kan eraf.",
    ),
    (
        f"meeting_state = 'closed' AND ({differs(DECIDED)})",
        "Na de vergadering verandert alleen nog de tekst van het verslag.",
    ),
)


def item_of_an_open_meeting() -> pgtrigger.Trigger:
    """Items of approved minutes are fixed; after closing only the report is still written.

    A point leaves the agenda before the meeting begins, and for good.
    """
    return pgtrigger.Trigger(
        name="item_of_an_open_meeting",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        declare=[("meeting_state", "text")],
        func="SELECT state INTO meeting_state FROM meetings_meeting WHERE id = OLD.meeting_id;\n"
        + refuse_each(OF_ITS_TIME)
        + "RETURN NEW;",
    )


def presence_until_closed() -> pgtrigger.Trigger:
    """Presence is fixed once the meeting closed."""
    return pgtrigger.Trigger(
        name="presence_until_closed",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("meeting_state", "text"), ("row_id", "bigint")],
        func="row_id := CASE WHEN TG_OP = 'DELETE' THEN OLD.meeting_id ELSE NEW.meeting_id END;\n"
        "SELECT state INTO meeting_state FROM meetings_meeting WHERE id = row_id;\n"
        + refuse_if("TG_OP = 'DELETE'", "Een aanwezigheid wordt niet gewist.")
        + refuse_if(
            "meeting_state IN ('closed', 'minutes_approved', 'published')",
            "De aanwezigheden liggen vast: de vergadering is gesloten.",
        )
        + "RETURN NEW;",
    )


def closed_vote_is_fixed() -> pgtrigger.Trigger:
    """A closed vote keeps question, counts, hall and result; only the chair's finding may be added."""
    columns = """
        question method votes_for votes_against votes_abstained votes_invalid chair_voted_for hall
        quorum_statement statement result closed_at item_id state
    """
    return _fixed_once("closed_vote", "'closed'", columns, "Een gesloten stemming verandert niet meer.")


def ballot_of_an_open_vote() -> pgtrigger.Trigger:
    """Ballots belong to a vote by name that is still open."""
    return pgtrigger.Trigger(
        name="ballot_of_an_open_vote",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("found", "record"), ("row_id", "bigint")],
        func="row_id := CASE WHEN TG_OP = 'DELETE' THEN OLD.vote_id ELSE NEW.vote_id END;\n"
        "SELECT state, method INTO found FROM meetings_vote WHERE id = row_id;\n"
        + refuse_if("TG_OP = 'DELETE'", "Een stem wordt niet gewist.")
        + refuse_if("found.state <> 'open'", "Een gesloten stemming verandert niet meer.")
        + refuse_if("found.method <> 'names'", "Bij deze stemming worden geen namen genoteerd.")
        + "RETURN NEW;",
    )


def sent_resolution_is_fixed() -> pgtrigger.Trigger:
    """An advice that was sent stays as it was sent."""
    columns = "title text minority_view addressee is_valid invalid_reason sent_at reply_due_on item_id"
    return _fixed_once(
        "sent_resolution", "'sent', 'answered'", columns, "Een bezorgd advies verandert niet meer."
    )
