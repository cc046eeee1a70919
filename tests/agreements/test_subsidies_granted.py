"""Grants: under a known regulation, each organiser its own, and figures that tell on nobody."""

import datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from agreements import actions
from agreements.models import Grant
from ledger.models import Entry
from ledger.rules import Refused
from partners.models import Mail
from tests import factories
from tests.advice.test_three_ways import refused_in_sql
from tests.agreements.policy_room import PolicyRoom
from tests.agreements.test_policy import page

GIVEN = {"amount": "500", "granted_on": "2026-03-24", "decided_by": "college", "note": "Eerste jaar"}
INSERT = """INSERT INTO agreements_grant (lok_id, subsidy_id, organiser_id, amount, granted_on, decided_by,
    note, recorded_by_id, state) VALUES (%s, %s, %s, 5, %s, 'college', '', %s, 'granted')"""


@pytest.fixture
def room(db, travel):
    return PolicyRoom(travel, organisers=4).published()


def read(client, room, who=None, name="subsidy_detail"):
    client.force_login(who) if who else client.logout()
    return client.get(page(name, room, room.subsidy)).content.decode()


def test_grant_subsidy_to_an_organiser_and_tell_it(client, room):
    client.force_login(room.coordinator)
    organiser = room.organisers[0]
    client.post(page("grant_subsidy", room, room.subsidy), GIVEN | {"organiser": organiser.pk})
    made = Grant.objects.get()
    expected = (organiser, Decimal(500), datetime.date(2026, 3, 24), room.coordinator, "granted")
    assert (made.organiser, made.amount, made.granted_on, made.recorded_by, made.state) == expected
    told = Mail.objects.filter(subject="Toegekend: Startpremie").values_list("to", flat=True)
    assert list(told) == [room.contacts[0].email]


@pytest.mark.parametrize(
    "wrong", [{"amount": "0"}, {"granted_on": "2026-03-25"}, {"granted_on": "2026-03-23"}]
)
def test_grant_subsidy_keeps_the_form_when_something_is_wrong(client, room, wrong):
    client.force_login(room.coordinator)
    sent = GIVEN | {"organiser": room.organisers[0].pk} | wrong
    text = client.post(page("grant_subsidy", room, room.subsidy), sent).content.decode()
    assert ("Eerste jaar" in text, Grant.objects.count()) == (True, 0)


def test_grant_subsidy_before_it_was_known_says_since_when(room):
    with pytest.raises(ValidationError, match="bekend sinds dinsdag 24 maart 2026"):
        room.grant(granted_on=datetime.date(2026, 3, 23))


def test_grant_subsidy_is_refused_for_an_organiser_from_elsewhere(client, room):
    elsewhere = factories.OrganiserFactory()
    client.force_login(room.coordinator)
    client.post(page("grant_subsidy", room, room.subsidy), GIVEN | {"organiser": elsewhere.pk})
    room.organisers.append(elsewhere)
    with pytest.raises(Refused, match="werkt niet in dit LOK"):
        room.grant(who=4)
    assert Grant.objects.count() == 0


def test_grant_subsidy_under_a_draft_is_refused_three_ways(client, room):
    room.with_subsidy(title="Ontwerp")
    client.force_login(room.coordinator)
    assert client.get(page("grant_subsidy", room, room.subsidy)).status_code == 403
    with pytest.raises(Refused, match="onder een bekendgemaakte subsidie"):
        room.grant()
    params = [room.lok.pk, room.subsidy.pk, room.organisers[0].pk, "2026-03-24", room.coordinator.pk]
    refused_in_sql("onder een bekendgemaakte subsidie", INSERT, params, person=room.coordinator)


def test_a_grant_from_before_the_regulation_is_refused_in_sql(room):
    params = [room.lok.pk, room.subsidy.pk, room.organisers[0].pk, "2026-03-23", room.coordinator.pk]
    refused_in_sql("vanaf de dag dat de subsidie bekend is", INSERT, params, person=room.coordinator)


@pytest.mark.parametrize("change", ["amount = 1", "note = 'x'", "granted_on = '2030-01-01'"])
def test_a_grant_is_fixed_in_sql(room, change):
    grant = room.grant()
    sql = f"UPDATE agreements_grant SET {change} WHERE id = %s"
    refused_in_sql("toekenning verandert niet meer", sql, [grant.pk], person=room.coordinator)


# --- within the budget, three ways -------------------------------------------------------------------------

TOO_MUCH = "Van het budget van €\xa01.000 is nog €\xa0250 over. Ken hoogstens dat toe."


@pytest.fixture
def capped(db, travel):
    """A budget of 1000 euro, of which 750 is granted."""
    room = PolicyRoom(travel, organisers=4).with_subsidy(budget=Decimal("1000.00")).published()
    room.grant(0, "750.00")
    return room


def test_grant_subsidy_above_what_is_left_says_so_at_the_field(client, capped):
    client.force_login(capped.coordinator)
    sent = GIVEN | {"organiser": capped.organisers[1].pk, "amount": "250.01"}
    text = client.post(page("grant_subsidy", capped, capped.subsidy), sent).content.decode()
    assert (TOO_MUCH in text, "Van het budget is nog €\xa0250 over." in text, 'value="250.01"' in text) == (
        True,
        True,
        True,
    )
    assert Grant.objects.count() == 1


def test_grant_subsidy_above_what_is_left_is_refused_in_the_orm_and_in_sql(capped):
    with pytest.raises(ValidationError, match="Ken hoogstens dat toe"):
        capped.grant(1, "250.01")
    params = [capped.lok.pk, capped.subsidy.pk, capped.organisers[1].pk, "2026-03-24", capped.coordinator.pk]
    sql = INSERT.replace("%s, 5, %s", "%s, 250.01, %s")
    refused_in_sql("hoger dan wat er van het budget over is", sql, params, person=capped.coordinator)


def test_grant_subsidy_takes_the_last_euro_and_then_waits_for_one_that_is_revoked(client, capped):
    last = capped.grant(1, "250.00")
    client.force_login(capped.coordinator)
    refused = client.get(page("grant_subsidy", capped, capped.subsidy))
    assert (refused.status_code, "helemaal toegekend" in refused.content.decode()) == (403, True)
    actions.revoke_grant(last, by=capped.coordinator, reason="Stopt.")
    assert capped.grant(2, "250.00").amount == 250


def test_the_page_shows_budget_granted_and_left_or_that_the_end_is_open(client, room, capped):
    text = read(client, capped)
    told = [words in text for words in ("€\xa01.000<", "€\xa0750 (75\xa0%)<", "€\xa0250<", "open einde")]
    full = read(client, capped, capped.coordinator, "grant_list")
    assert (told, "Nog over" in full) == ([True, True, True, False], True)
    assert "<strong>open einde</strong>" in read(client, room)


def test_the_page_says_that_the_budget_is_spent(client, capped):
    capped.grant(1, "250.00")
    assert "Het budget is helemaal toegekend" in read(client, capped)


def test_revoke_grant_says_why_and_stays_revoked(client, room):
    grant = room.grant()
    client.force_login(room.decider)
    client.post(page("revoke_grant", room, grant), {"reason": "Stopte na drie maanden."})
    assert Grant.objects.get().state == "revoked"
    sql = "UPDATE agreements_grant SET state = 'granted' WHERE id = %s"
    refused_in_sql("toekenning verandert niet meer", sql, [grant.pk], person=room.decider)
    with pytest.raises(Refused):
        actions.revoke_grant(grant, by=room.coordinator, reason="Nog eens.")


def test_grants_are_listed_for_staff_only(client, room):
    room.grant()
    seen = {}
    for who in ("coordinator", "auditor", "chair", "stranger", "neighbour"):
        client.force_login(getattr(room, who))
        seen[who] = client.get(page("grant_list", room, room.subsidy)).status_code
    client.force_login(room.contacts[0])
    seen["contact"] = client.get(page("grant_list", room, room.subsidy)).status_code
    others = dict.fromkeys(("chair", "stranger", "neighbour", "contact"), 403)
    assert seen == {"coordinator": 200, "auditor": 200} | others


def test_each_organiser_sees_its_own_grant_and_no_other(client, room):
    room.grant(0, "111.00")
    room.grant(1, "222.00")
    own, rival, public = (read(client, room, who) for who in (room.contacts[0], room.contacts[1], None))
    seen = [("€\xa0111<" in text, "€\xa0222<" in text) for text in (own, rival, public)]
    assert seen == [(True, False), (False, True), (False, False)]


def test_names_of_who_got_it_are_nowhere_for_others(client, room):
    room.grant(0)
    name = room.organisers[0].name
    pages = [read(client, room, who) for who in (room.contacts[1], room.chair, None)]
    log = client.get(f"/{room.lok.slug}/logboek/").content.decode()
    assert [name in text for text in [*pages, log]] == [False] * 4


def test_a_grant_of_another_cannot_be_reached(client, room):
    grant = room.grant(0)
    client.force_login(room.contacts[1])
    assert client.get(page("revoke_grant", room, grant)).status_code == 404
    seen = [Grant.objects.visible_to(who).count() for who in (room.contacts[0], room.contacts[1], room.chair)]
    assert seen == [1, 0, 0]


def test_nobody_without_account_reads_a_grant(room):
    room.grant()
    assert Grant.objects.visible_to(AnonymousUser()).count() == 0


def test_lines_about_grants_stay_sealed(room):
    grant = room.grant()
    actions.revoke_grant(grant, by=room.coordinator, reason="Fout bedrag.")
    lines = Entry.objects.about(grant).select_related("opening")
    assert [line.opening.is_public for line in lines] == [False, False]


def test_everybody_reads_counts_and_sums_per_sector(client, room):
    room.grant(0, "500")
    room.grant(1, "250")
    text = read(client, room)
    assert ("2\xa0toekenningen" in text, "2 van 4, €\xa0750" in text) == (True, True)


def test_a_sector_of_one_is_told_to_staff_and_folded_for_everybody(client, room):
    alone = factories.OrganiserFactory(lok=room.lok, sector="independent")
    room.organisers.append(alone)
    room.grant(4, "123")
    public, inside = read(client, room), read(client, room, room.coordinator, "grant_list")
    assert ("1 van 5, €\xa0123" in public, "1 van 1, €\xa0123" in public) == (True, False)
    assert "1 van 1, €\xa0123" in inside


def test_in_a_lok_of_two_organisers_no_figure_is_told(client, db, travel):
    room = PolicyRoom(travel, organisers=2).published()
    room.grant(0, "123")
    text = read(client, room)
    assert ("€\xa0123" in text, "te weinig organisatoren" in text) == (False, True)
