"""What organisations say: drafts, positions, remarks, withdrawals, and what came on paper."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from consultation import actions, parties
from consultation.models import Consultation, Input
from consultation.standing import positions, speakers
from ledger.rules import Refused
from tests import factories

from .conftest import TEXT

pytestmark = pytest.mark.django_db


def test_draft_input_and_give_input_change_words_and_state(hearing):
    entry = hearing.draft(1, text="Nog niet af")
    given = actions.give_input(entry, by=hearing.contacts[0], kind="remark", text="Af")
    assert (entry.state, given.state, given.text, given.given_by) == (
        *("draft", "given", "Af"),
        hearing.contacts[0],
    )


def test_give_input_again_replaces_what_was_said(hearing):
    entry = hearing.give(1, kind="agree")
    actions.give_input(entry, by=hearing.contacts[0], kind="red_card", text="Toch niet.")
    assert list(Input.objects.values_list("kind", "text")) == [("red_card", "Toch niet.")]


def test_withdraw_input_makes_room_for_another_position(hearing):
    actions.withdraw_input(hearing.give(1), by=hearing.contacts[0])
    hearing.give(1, kind="red_card", text="Neen.")
    assert list(Input.objects.given().values_list("kind", flat=True)) == ["red_card"]


def test_one_organisation_has_one_position_and_as_many_remarks_as_it_wants(hearing):
    hearing.give(1), hearing.give(1, kind="remark", text="Een"), hearing.give(1, kind="remark", text="Twee")
    with pytest.raises(ValidationError, match="Uw organisatie heeft hier al een standpunt"):
        hearing.give(1, kind="red_card", text="Neen")
    assert Input.objects.given().count() == 3


def test_a_colleague_speaks_for_the_same_organisation(hearing):
    entry = hearing.give(1)
    colleague = factories.ContactFactory(organiser=hearing.organisers[0]).person
    changed = actions.give_input(entry, by=colleague, kind="remark", text="Vraag")
    assert changed.given_by == colleague


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("red_card", {}, "reden van de rode kaart"),
        ("remark", {}, "Schrijf uw opmerking"),
        ("amend", {}, "Schrijf de tekst zoals u die voorstelt"),
        ("amend", {"text": "Anders"}, "Schrijf de tekst zoals u die voorstelt"),
    ],
)
def test_give_input_says_what_is_missing(hearing, kind, values, sentence):
    with pytest.raises(ValidationError, match=sentence):
        hearing.give(1, kind=kind, **values)


def test_draft_input_may_still_miss_everything(hearing):
    assert hearing.draft(1, kind="red_card").state == "draft"


@pytest.mark.parametrize("who", ["coordinator", "chair", "stranger", "neighbour", "member"])
def test_give_input_for_an_organisation_one_does_not_speak_for_is_refused(hearing, who):
    with pytest.raises(Refused, match="voorbehouden aan wie spreekt namens een gevraagde organisatie"):
        actions.give_input(hearing.entry(1), by=getattr(hearing, who), kind="agree")


def test_give_input_by_the_seat_of_an_organisation_and_by_its_substitute(hearing):
    substitute = factories.PersonFactory()
    factories.plant(hearing.seat, substitute=substitute)
    entry = actions.give_input(hearing.entry(1, membership=hearing.seat), by=hearing.member, kind="agree")
    actions.give_input(entry, by=substitute, kind="remark", text="Vraag van de school")
    assert (Input.objects.get().party, Input.objects.get().given_by) == ("Basisschool De Brug", substitute)


def test_give_input_to_a_clause_of_another_consultation_is_refused(hearing):
    values = {"title": "Ander", "closes_at": hearing.consultation.closes_at}
    other = Consultation(lok=hearing.lok, **values)
    other = actions.draft_consultation(other, by=hearing.coordinator, clauses=TEXT)
    entry = hearing.entry(1)
    entry.clause = other.clauses.first()
    with pytest.raises(DatabaseError, match="Inbreng hoort bij een artikel van de inspraak zelf"):
        actions.give_input(entry, by=hearing.contacts[0], kind="agree")


def test_enter_input_writes_down_what_came_another_way_in_the_name_of_the_organisation(hearing):
    entry = actions.enter_input(
        hearing.entry(2, 1), by=hearing.coordinator, kind="remark", text="Te laat open", channel="phone"
    )
    assert (entry.party, entry.state, entry.given_by) == (
        hearing.organisers[1].name,
        "given",
        hearing.coordinator,
    )
    changed = actions.give_input(entry, by=hearing.contacts[1], kind="remark", text="Te vroeg dicht")
    assert changed.text == "Te vroeg dicht"


def test_enter_input_is_for_the_regie_only(hearing):
    with pytest.raises(Refused, match="voorbehouden aan"):
        actions.enter_input(hearing.entry(1), by=hearing.contacts[0], kind="agree", channel="paper")


def test_enter_input_is_not_in_the_way_of_a_draft_nobody_may_see(hearing):
    hearing.draft(1, 0, kind="red_card")
    entry = actions.enter_input(hearing.entry(1, 0), by=hearing.coordinator, kind="agree", channel="paper")
    assert entry.state == "given"


def test_agree_with_rest_leaves_what_was_said_or_drafted_alone(hearing):
    hearing.give(1, kind="remark", text="Vraag"), hearing.draft(2)
    [speaker] = speakers(hearing.contacts[0], hearing.consultation)
    rest = speaker.remaining(list(hearing.consultation.clauses.all()))
    actions.agree_with_rest(hearing.consultation, rest, by=hearing.contacts[0], **speaker.party.fields)
    said = Input.objects.given().order_by("clause__place").values_list("clause__place", "kind")
    assert list(said) == [(1, "remark"), (3, "agree"), (4, "agree")]


def test_agree_with_rest_is_all_or_nothing(hearing):
    clauses = [hearing.clause(3), hearing.clause(1)]
    hearing.give(1, kind="red_card", text="Neen")
    with pytest.raises(ValidationError):
        actions.agree_with_rest(
            hearing.consultation, clauses, by=hearing.contacts[0], organiser=hearing.organisers[0]
        )
    assert Input.objects.count() == 1


def test_somebody_may_speak_for_two_organisations_and_for_each_apart(hearing):
    both = hearing.contacts[0]
    factories.ContactFactory(organiser=hearing.organisers[1], person=both)
    hearing.give(1)
    person = type(both).objects.get(pk=both.pk)
    found = {speaker.party.name: speaker.done for speaker in speakers(person, hearing.consultation)}
    assert found == {hearing.organisers[0].name: 1, hearing.organisers[1].name: 0}


def test_all_parties_are_everybody_who_is_asked_by_name(hearing):
    names = [party.name for party in parties.all_parties(hearing.consultation)]
    assert names == sorted(
        ["Basisschool De Brug", *(each.name for each in hearing.organisers)], key=str.casefold
    )


def test_a_stopped_organiser_is_not_asked(hearing):
    factories.plant(hearing.organisers[0], state="stopped")
    assert parties.parties_of(hearing.contacts[0], hearing.consultation) == []


def test_what_an_organiser_said_before_it_stopped_is_no_longer_its_progress(hearing):
    hearing.give(1)
    factories.ContactFactory(organiser=hearing.organisers[1], person=hearing.contacts[0])
    factories.plant(hearing.organisers[0], state="stopped")
    [speaker] = speakers(hearing.contacts[0], Consultation.objects.get())
    assert (speaker.party.organiser, speaker.done) == (hearing.organisers[1], 0)


def test_positions_count_organisations_and_leave_remarks_apart(hearing):
    (
        hearing.give(1),
        hearing.give(1, 1, kind="red_card", text="Neen"),
        hearing.give(1, 2, kind="remark", text="?"),
    )
    found = positions(Input.objects.all())[hearing.clause(1).pk]
    assert (found.total, found.remarks, found.said) == (2, 1, 3)
    assert [(part["words"], part["number"], part["start"], part["share"]) for part in found.parts()] == [
        ("1\xa0akkoord", 1, 0, 50),
        ("0\xa0willen wijzigen", 0, 50, 0),
        ("1\xa0rode kaart", 1, 50, 50),
    ]


def test_a_member_without_an_organisation_speaks_as_member(hearing):
    factories.plant(hearing.seat, organisation="")
    actions.give_input(hearing.entry(1, membership=hearing.seat), by=hearing.member, kind="agree")
    assert Input.objects.get().party == "een lid van het LOK"
    assert [party.name for party in parties.parties_of(hearing.member, hearing.consultation)] == [
        "uzelf, als lid"
    ]
