"""Support: who could use it, who did, and what is only for the authority itself, said aloud (B3)."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from agreements import actions
from agreements.models import SupportOffer, SupportUse
from ledger.rules import Refused
from tests import factories
from tests.advice.test_three_ways import refused_in_sql
from tests.agreements.policy_room import PolicyRoom
from tests.agreements.test_policy import page

OFFER = {
    "title": "Vorming",
    "kind": "training",
    "text": "Een avond.",
    "starts_on": "2026-01-01",
    "ends_on": "",
}
WHY = "De zaal is van de gemeente."
INSERT = """INSERT INTO agreements_supportuse (lok_id, offer_id, organiser_id, used_on, note, state)
    VALUES (%s, %s, %s, %s, '', 'used')"""


@pytest.fixture
def room(db, travel):
    return PolicyRoom(travel, organisers=4).with_offer()


def read(client, room, who=None, name="support_detail"):
    client.force_login(who) if who else client.logout()
    return client.get(page(name, room, room.offer)).content.decode()


def test_add_support_for_some_sectors_says_why(client, room):
    client.force_login(room.coordinator)
    sent = OFFER | {"title": "Nieuw", "sectors": ["independent", "family_day_carer"]}
    refused = client.post(page("add_support", room), sent).content.decode()
    client.post(page("add_support", room), sent | {"why_limited": "Voor wie alleen werkt."})
    made = SupportOffer.objects.get(title="Nieuw")
    assert "Leg uit waarom niet elke organisator dit kan gebruiken." in refused
    assert (made.sectors, made.state, made.is_own_only) == (
        ["independent", "family_day_carer"],
        "open",
        False,
    )


@pytest.mark.parametrize(
    "wrong", [{"sectors": ["bakkers"]}, {"is_own_only": "on"}, {"ends_on": "2025-12-31"}]
)
def test_add_support_keeps_the_form_when_something_is_wrong(client, room, wrong):
    client.force_login(room.coordinator)
    answer = client.post(page("add_support", room), OFFER | {"text": "Blijft staan."} | wrong)
    assert ("Blijft staan." in answer.content.decode(), SupportOffer.objects.count()) == (True, 1)


def test_an_offer_for_own_facilities_is_flagged_to_everybody_with_the_reason(client, room):
    room.with_offer(title="Zaal", is_own_only=True, why_limited=WHY)
    listed = client.get(page("support_list", room)).content.decode()
    text = read(client, room)
    assert ("Alleen eigen voorzieningen" in listed, WHY in text) == (True, True)


def test_an_offer_for_own_facilities_without_a_reason_is_refused_in_sql(room):
    sql = "UPDATE agreements_supportoffer SET is_own_only = true WHERE id = %s"
    refused_in_sql("supportoffer_why_own", sql, [room.offer.pk], person=room.coordinator)


def test_edit_support(client, room):
    client.force_login(room.coordinator)
    client.post(page("edit_support", room, room.offer), OFFER | {"title": "Anders"})
    assert SupportOffer.objects.get().title == "Anders"


def test_end_support_stops_today(client, room):
    client.force_login(room.coordinator)
    client.post(page("end_support", room, room.offer), {"reason": "Geen lesgever meer."})
    made = SupportOffer.objects.get()
    assert (made.state, made.ends_on, made.is_over) == ("ended", datetime.date(2026, 3, 2), True)


def test_end_support_keeps_the_day_it_was_over_already(room):
    room.with_offer(ends_on=datetime.date(2026, 1, 31))
    made = actions.end_support(room.offer, by=room.coordinator, reason="Voorbij.")
    assert made.ends_on == datetime.date(2026, 1, 31)


@pytest.mark.parametrize("name", ["add_support", "edit_support", "end_support", "record_use"])
def test_support_is_kept_by_the_regie(client, room, name):
    seen = []
    for who in ("administrator", "coordinator", "decider", "chair", "auditor", "stranger"):
        client.force_login(getattr(room, who))
        seen.append(client.get(page(name, room, None if name == "add_support" else room.offer)).status_code)
    assert seen == [200, 200, 403, 403, 403, 403]


def test_record_use(client, room):
    client.force_login(room.coordinator)
    sent = {"organiser": room.organisers[1].pk, "used_on": "2026-02-01", "note": "Twee mensen"}
    client.post(page("record_use", room, room.offer), sent)
    made = SupportUse.objects.get()
    expected = (room.organisers[1], datetime.date(2026, 2, 1), "Twee mensen", "used")
    assert (made.organiser, made.used_on, made.note, made.state) == expected


@pytest.mark.parametrize("day", ["2025-12-31", "2026-03-03"])
def test_record_use_on_a_day_without_offer_keeps_the_form(client, room, day):
    client.force_login(room.coordinator)
    sent = {"organiser": room.organisers[1].pk, "used_on": day, "note": "Twee mensen"}
    text = client.post(page("record_use", room, room.offer), sent).content.decode()
    assert ("Kies een dag waarop dit aanbod liep" in text, "Twee mensen" in text) == (True, True)
    assert SupportUse.objects.count() == 0


def test_record_use_before_the_offer_is_refused_in_sql(room):
    params = [room.lok.pk, room.offer.pk, room.organisers[0].pk, "2025-12-31"]
    refused_in_sql("Op die dag liep dit aanbod niet", INSERT, params, person=room.coordinator)


def test_record_use_twice_on_a_day_is_refused(client, room):
    room.use()
    with pytest.raises(ValidationError, match="al genoteerd"):
        room.use()
    assert SupportUse.objects.count() == 1


def test_record_use_by_who_could_not_use_it_is_refused(client, room):
    room.with_offer(sectors=["independent"])
    with pytest.raises(Refused, match="niet voor deze organisator"):
        room.use()
    client.force_login(room.coordinator)
    client.post(
        page("record_use", room, room.offer), {"organiser": room.organisers[0].pk, "used_on": "2026-02-01"}
    )
    assert SupportUse.objects.count() == 0


def test_undo_use_no_longer_counts_and_may_be_noted_again(client, room):
    use = room.use()
    client.force_login(room.coordinator)
    client.post(page("undo_use", room, use), {"reason": "Verkeerde organisator."})
    room.use()
    assert list(SupportUse.objects.order_by("pk").values_list("state", flat=True)) == ["undone", "used"]
    assert "<strong>1 van 4</strong>" in read(client, room)


@pytest.mark.parametrize("change", ["note = 'x'", "used_on = '2026-01-05'"])
def test_a_use_is_fixed_in_sql(room, change):
    sql = f"UPDATE agreements_supportuse SET {change} WHERE id = %s"
    refused_in_sql("Wat genoteerd is, verandert niet meer", sql, [room.use().pk], person=room.coordinator)


def test_each_organiser_sees_its_own_use_and_no_other(client, room):
    room.use(0)
    room.use(1)
    names = [organiser.name for organiser in room.organisers[:2]]
    pages = [read(client, room, who) for who in (room.contacts[0], room.contacts[1], room.chair, None)]
    seen = [tuple(name in text for name in names) for text in pages]
    assert seen == [(True, False), (False, True), (False, False), (False, False)]


def test_only_who_could_use_it_can_be_chosen(client, room):
    own = factories.OrganiserFactory(lok=room.lok, sector="public", is_local_authority=True)
    room.with_offer(is_own_only=True, why_limited=WHY)
    text = read(client, room, room.coordinator, "record_use")
    assert (own.name in text, room.organisers[0].name in text) == (True, False)


def test_nobody_without_account_reads_who_used_it(room):
    room.use()
    assert SupportUse.objects.visible_to(AnonymousUser()).count() == 0


def test_a_use_of_another_cannot_be_reached(client, room):
    use = room.use(0)
    client.force_login(room.contacts[1])
    assert client.get(page("undo_use", room, use)).status_code == 404


def test_staff_see_who_used_it(client, room):
    room.use(0)
    assert room.organisers[0].name in read(client, room, room.auditor, "use_list")
    client.force_login(room.contacts[0])
    assert client.get(page("use_list", room, room.offer)).status_code == 403


def test_coverage_counts_each_organiser_once_and_only_who_could(client, room):
    factories.OrganiserFactory(lok=room.lok, state="stopped")
    room.use(0)
    room.use(0, on=datetime.date(2026, 2, 8))
    room.use(1)
    assert "<strong>2 van 4</strong>" in read(client, room)


def test_a_sector_of_one_is_folded_for_everybody(client, room):
    room.organisers.append(factories.OrganiserFactory(lok=room.lok, sector="independent"))
    room.use(4)
    public, inside = read(client, room), read(client, room, room.coordinator)
    assert ("1 van 5" in public, "1 van 1" in public, "1 van 1" in inside) == (True, False, True)


def test_an_offer_few_could_use_tells_no_figure(client, room):
    room.organisers.append(factories.OrganiserFactory(lok=room.lok, sector="independent"))
    room.with_offer(title="Apart", sectors=["independent"]).use(4)
    text = read(client, room)
    assert ("Te weinig organisatoren" in text, "1 van 1" in text) == (True, False)


def test_coverage_of_own_facilities_is_told(client, room):
    own = factories.OrganiserFactory(lok=room.lok, sector="public", is_local_authority=True)
    room.organisers.append(own)
    room.with_offer(is_own_only=True, why_limited=WHY).use(4)
    assert "<strong>1 van 1</strong> organisator gebruikte dit." in " ".join(read(client, room).split())
