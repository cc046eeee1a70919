"""Pages and acts of the council: its legislatures, segments and members."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from ledger.models import Entry
from partners.models import Mail, Membership, Role, Segment, Term
from tests.factories import LokFactory, OrganiserFactory, PersonFactory, contact_of, staff

from .seats import candidate, member, segment, term

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 5, 12)


@pytest.fixture
def lok(travel):
    travel("2026-05-12 10:00")
    return LokFactory()


@pytest.fixture
def opvang(lok):
    return segment(lok, sectors=["nonprofit"])


def as_(client, lok, *roles):
    client.force_login(staff(lok, *roles))
    return client


@pytest.fixture
def administrator(client, lok):
    return as_(client, lok, Role.ADMINISTRATOR)


@pytest.fixture
def chair(client, lok):
    return as_(client, lok, Role.CHAIR)


def at(name, lok, *args):
    return reverse(f"partners:{name}", args=[lok.slug, *args])


def errors(response):
    return response.context["form"].errors


# The public page


@pytest.mark.parametrize("count", [1, 30])
def test_composition_takes_as_many_queries_for_thirty_as_for_one(
    client, lok, count, django_assert_num_queries
):
    of = segment(lok, seats=30)
    for _ in range(count):
        member(of, shows_name=True, organiser=OrganiserFactory(lok=lok))
    client.get("/")  # the connection may still have another reader
    with django_assert_num_queries(7):
        assert client.get(at("composition", lok)).context["members_count"] == count


@pytest.mark.parametrize("count", [1, 30])
def test_composition_with_its_buttons_takes_as_many_queries(
    administrator, lok, count, django_assert_num_queries
):
    for number in range(count):
        member(segment(lok, name=f"Geleding {number}"))
    with django_assert_num_queries(9):
        assert len(administrator.get(at("composition", lok)).context["parts"]) == count


def test_composition_names_only_who_agreed(client, lok, opvang):
    member(opvang, person=PersonFactory(name="Ann Open"), shows_name=True)
    secret = OrganiserFactory(lok=lok, name="Bij Bea Besloten thuis", sector="family_day_carer")
    ends = TODAY + datetime.timedelta(days=9)
    hidden = {"person": PersonFactory(name="Bea Besloten"), "organiser": secret, "ends_on": ends}
    member(opvang, substitute=PersonFactory(name="Cas Vervanger"), **hidden)
    OrganiserFactory(lok=lok, name="Onthaal Dirk", sector="family_day_carer")
    page = client.get(at("composition", lok)).content.decode()
    names = ["Ann Open", "Besloten", "Cas Vervanger", "Onthaal Dirk"]
    assert [name in page for name in names] == [True, False, False, False]
    assert "En nog 1\u00a0lid van wie de naam niet openbaar is." in page


def test_composition_names_whom_a_finding_is_about_to_the_inside(administrator, lok):
    OrganiserFactory(lok=lok, name="Onthaal Dirk", sector="family_day_carer")
    assert "Onthaal Dirk" in administrator.get(at("composition", lok)).content.decode()


def test_composition_says_what_makes_an_advice_invalid(client, lok, opvang):
    member(opvang, gender="woman")
    page = client.get(at("composition", lok)).content.decode()
    assert "Zolang dit zo is, geeft het LOK geen geldig advies" in page
    assert "1 van de 1 leden zijn van hetzelfde geslacht" in page


def test_composition_of_a_complete_council_says_so(client, lok):
    term(lok)
    for role in (Role.CHAIR, Role.SECRETARY):
        staff(lok, role)
    for side in ("actors", "users", "authority"):
        member(segment(lok, name=side, side=side))
    page = client.get(at("composition", lok)).content.decode()
    assert "De samenstelling voldoet en alle zetels zijn ingevuld." in page


def test_composition_is_linked_from_the_public_overview(client, lok):
    assert at("composition", lok) in client.get(at("overview", lok)).content.decode()


# Members


@pytest.mark.parametrize("count", [1, 30])
def test_members_take_as_many_queries_for_thirty_as_for_one(
    chair, lok, opvang, count, django_assert_num_queries
):
    for _ in range(count):
        member(opvang, organiser=OrganiserFactory(lok=lok), substitute=PersonFactory())
    with django_assert_num_queries(6):
        assert len(chair.get(at("member_list", lok)).context["page"]) == count


@pytest.mark.parametrize(
    "asked, found",
    [
        ({}, ["Kaat", "Lies"]),
        ({"toestand": "seated"}, ["Lies"]),
        ({"toestand": "candidate"}, ["Kaat"]),
        ({"toestand": "ended"}, ["Oud"]),
        ({"toestand": "alle"}, ["Kaat", "Lies", "Oud"]),
        ({"toestand": "alle", "q": "oud"}, ["Oud"]),
        ({"toestand": "onzin"}, ["Kaat", "Lies"]),
    ],
)
def test_members_are_filtered(chair, lok, opvang, asked, found):
    member(opvang, person=PersonFactory(name="Lies"))
    candidate(opvang, person=PersonFactory(name="Kaat"))
    member(opvang, person=PersonFactory(name="Oud"), state="ended", ends_on=TODAY)
    page = chair.get(at("member_list", lok), asked).context["page"]
    assert [each.person.name for each in page] == found


def test_members_are_filtered_by_segment(chair, lok, opvang):
    member(opvang)
    other = member(segment(lok, name="Ouders", side="users"))
    page = chair.get(at("member_list", lok), {"geleding": other.segment_id}).context["page"]
    assert list(page) == [other]


def test_a_member_sees_its_own_seat_and_no_other(client, lok, opvang):
    own, other = member(opvang), member(opvang)
    client.force_login(own.person)
    assert list(client.get(at("member_list", lok)).context["page"]) == [own]
    seen = [client.get(at("member_detail", lok, each.pk)).status_code for each in (own, other)]
    assert seen == [200, 404]


def test_the_public_sees_no_membership(opvang):
    member(opvang)
    assert list(Membership.objects.visible_to(AnonymousUser())) == []


def test_a_stranger_sees_no_member(client, lok, opvang):
    client.force_login(PersonFactory())
    seat = member(opvang)
    pages = [at("member_list", lok), at("nominate", lok)]
    pages += [at(name, lok, seat.pk) for name in ("member_detail", "seat", "edit_membership")]
    assert [client.get(page).status_code for page in pages] == [403, 403, 404, 404, 404]


def test_the_history_of_a_member_shows_its_other_seats_and_never_its_gender(chair, lok, opvang):
    person = PersonFactory()
    before = member(opvang, person=person, state="ended", ends_on=TODAY, gender="woman")
    now = member(segment(lok, name="Ouders"), person=person, gender="woman")
    response = chair.get(at("member_detail", lok, now.pk))
    assert list(response.context["others"]) == [before]
    assert "vrouw" not in response.content.decode()


# Legislatures

TERM = {"name": "Legislatuur 2025-2030", "starts_on": "2026-01-01", "ends_on": ""}


def test_plan_term_begins_a_legislature(administrator, lok):
    assert administrator.get(at("plan_term", lok)).status_code == 200
    administrator.post(at("plan_term", lok), TERM)
    made = Term.objects.get()
    assert (str(made), made.state, made.compose_before) == (
        TERM["name"],
        "planned",
        datetime.date(2026, 7, 1),
    )


def test_plan_term_tells_beside_what_was_typed_that_the_end_is_too_early(administrator, lok):
    response = administrator.post(at("plan_term", lok), TERM | {"ends_on": "2025-01-01"})
    assert errors(response) == {"__all__": ["De einddatum valt voor de begindatum."]}
    assert 'value="Legislatuur 2025-2030"' in response.content.decode()


def test_install_term_names_the_body_and_is_public(administrator, lok):
    planned = term(lok, state="planned", installed_by="", installed_on=None)
    url = at("install_term", lok, planned.pk)
    assert administrator.get(url).status_code == 200
    administrator.post(url, {"installed_by": "gemeenteraad", "installed_on": "2026-05-10"})
    planned.refresh_from_db()
    assert (planned.state, planned.installed_by) == ("installed", "gemeenteraad")
    assert Entry.objects.get(act="partners.install_term").opening.is_public


def test_install_term_is_not_for_the_coordinator(client, lok):
    planned = term(lok, state="planned", installed_by="", installed_on=None)
    assert as_(client, lok, Role.COORDINATOR).get(at("install_term", lok, planned.pk)).status_code == 403


def test_end_term_closes_it_today(administrator, lok):
    running = term(lok)
    url = at("end_term", lok, running.pk)
    assert administrator.get(url).status_code == 200
    administrator.post(url, {"ends_on": "2026-05-12"})
    running.refresh_from_db()
    assert (running.state, running.ends_on) == ("ended", TODAY)


# Segments

SEGMENT = {"name": "Ouders", "side": "users", "seats": 4, "place": 2}


def test_add_segment_with_its_sectors(chair, lok):
    assert chair.get(at("add_segment", lok)).status_code == 200
    chair.post(at("add_segment", lok), SEGMENT | {"sectors": ["independent", "public"]})
    made = Segment.objects.get()
    assert (made.name, made.side, made.seats, made.sectors) == (
        *("Ouders", "users", 4),
        ["independent", "public"],
    )


def test_add_segment_twice_is_told(chair, lok):
    segment(lok, name="Ouders")
    response = chair.post(at("add_segment", lok), SEGMENT)
    assert errors(response) == {"__all__": ["Deze geleding bestaat al."]}


def test_edit_segment_changes_its_seats(chair, lok, opvang):
    url = at("edit_segment", lok, opvang.pk)
    assert chair.get(url).status_code == 200
    chair.post(url, SEGMENT)
    opvang.refresh_from_db()
    assert (opvang.name, opvang.seats, opvang.sectors) == ("Ouders", 4, [])


@pytest.mark.parametrize(
    "taken, said", [(1, "Er is al 1 zetel ingevuld."), (2, "Er zijn al 2 zetels ingevuld.")]
)
def test_edit_segment_keeps_the_seats_that_are_taken(chair, lok, opvang, taken, said):
    for _ in range(taken):
        member(opvang)
    response = chair.post(at("edit_segment", lok, opvang.pk), SEGMENT | {"seats": 0})
    assert errors(response) == {"seats": [said]}


def test_end_segment_asks_why(chair, lok, opvang):
    chair.post(at("end_segment", lok, opvang.pk), {"reason": "Samengevoegd."})
    opvang.refresh_from_db()
    assert opvang.state == "ended"


@pytest.mark.parametrize(
    "count, said",
    [(1, "zit nog 1 lid of kandidaat"), (2, "zitten nog 2 leden of kandidaten")],
)
def test_end_segment_refuses_while_somebody_sits_in_it(chair, lok, opvang, count, said):
    for _ in range(count):
        candidate(opvang)
    response = chair.get(at("end_segment", lok, opvang.pk))
    assert (response.status_code, said in response.content.decode()) == (403, True)
    assert said in chair.get(at("composition", lok)).content.decode()


# Candidates and members


def seat_of(opvang, **values):
    usual = {"segment": opvang.pk, "capacity": "voting", "starts_on": "2026-05-12", "organisation": "school"}
    return usual | values


def typed(opvang, **values):
    return seat_of(opvang, email="kaat@example.be", name="Kaat", gender="woman", **values)


def test_nominate_proposes_and_invites_by_mail(chair, lok, opvang):
    assert chair.get(at("nominate", lok)).status_code == 200
    substitute = {"substitute_email": "sam@example.be", "substitute_name": "Sam"}
    chair.post(at("nominate", lok), typed(opvang, **substitute))
    made = Membership.objects.get()
    assert (made.state, made.person.name, made.substitute.name, made.gender) == (
        *("candidate", "Kaat", "Sam"),
        "woman",
    )
    assert {mail.to for mail in Mail.objects.all()} == {"kaat@example.be", "sam@example.be"}


def test_nominate_keeps_the_gender_out_of_the_log(chair, lok, opvang):
    chair.post(at("nominate", lok), typed(opvang))
    payload = Entry.objects.get(act="partners.nominate").opening.payload
    assert ("gender" in str(payload), "woman" in str(payload)) == (False, False)


def test_nominate_is_for_a_member_too_with_its_own_organisers(client, lok, opvang):
    own, other = OrganiserFactory(lok=lok), OrganiserFactory(lok=lok)
    person = contact_of(own)
    member(opvang, person=person)
    client.force_login(person)
    form = client.get(at("nominate", lok)).context["form"]
    assert (list(form.fields["organiser"].queryset), other.lok) == ([own], lok)
    client.post(at("nominate", lok), typed(opvang))
    assert Membership.objects.get(person__name="Kaat").state == "candidate"


def test_nominate_offers_the_chair_every_active_organiser(chair, lok, opvang):
    here = OrganiserFactory(lok=lok)
    OrganiserFactory(lok=lok, state="stopped")
    OrganiserFactory()
    assert list(chair.get(at("nominate", lok)).context["form"].fields["organiser"].queryset) == [here]


@pytest.mark.parametrize(
    "values, complaint",
    [
        ({"is_politician": "on"}, "Raadsleden en collegeleden stemmen niet: kies waarnemend lid."),
        ({"ends_on": "2026-01-01"}, "De einddatum valt voor de begindatum."),
    ],
)
def test_nominate_says_what_is_wrong_and_invites_nobody(chair, lok, opvang, values, complaint):
    response = chair.post(at("nominate", lok), typed(opvang, **values))
    assert errors(response) == {"__all__": [complaint]}
    assert list(Mail.objects.all()) == []


def test_nominate_asks_the_name_of_a_substitute(chair, lok, opvang):
    response = chair.post(at("nominate", lok), typed(opvang, substitute_email="sam@example.be"))
    said = "Geef van een plaatsvervanger het e-mailadres en de naam."
    assert errors(response) == {"substitute_name": [said]}


def test_seat_makes_the_candidate_a_member(chair, lok, opvang):
    new = candidate(opvang)
    url = at("seat", lok, new.pk)
    assert chair.get(url).status_code == 200
    chair.post(url, {"starts_on": "2026-05-01"})
    new.refresh_from_db()
    assert (new.state, new.starts_on) == ("seated", datetime.date(2026, 5, 1))


def test_seat_refuses_when_the_seats_are_taken(chair, lok, opvang):
    member(opvang, starts_on=datetime.date(2026, 6, 1))  # begins later, and has the seat
    response = chair.get(at("seat", lok, candidate(opvang).pk))
    said = "Alle zetels van “Opvang” zijn bezet."
    assert (response.status_code, said in response.content.decode()) == (403, True)


def test_seat_takes_an_observer_beside_the_seats(chair, lok, opvang):
    member(opvang)
    observer = candidate(opvang, capacity="observer")
    chair.post(at("seat", lok, observer.pk), {"starts_on": "2026-05-12"})
    observer.refresh_from_db()
    assert observer.state == "seated"


def test_seat_is_not_for_the_coordinator(client, lok, opvang):
    assert as_(client, lok, Role.COORDINATOR).get(at("seat", lok, candidate(opvang).pk)).status_code == 403


def test_edit_membership_changes_the_substitute_and_keeps_the_gender_unseen(chair, lok, opvang):
    sitting = member(opvang, gender="man", substitute=PersonFactory(email="sam@example.be"))
    url = at("edit_membership", lok, sitting.pk)
    form = chair.get(url).context["form"]
    assert (form["gender"].value(), form["substitute_email"].value()) == ("", "sam@example.be")
    chair.post(url, seat_of(opvang, gender="", shows_name="on"))
    sitting.refresh_from_db()
    assert (sitting.gender, sitting.substitute, sitting.shows_name) == ("man", None, True)


def test_edit_membership_gives_no_vote_when_the_seats_are_taken(chair, lok, opvang):
    member(opvang)
    observer = member(opvang, capacity="observer")
    response = chair.post(at("edit_membership", lok, observer.pk), seat_of(opvang))
    assert errors(response) == {"capacity": ["Alle zetels van “Opvang” zijn bezet."]}
    observer.refresh_from_db()
    assert observer.capacity == "observer"


def test_edit_membership_of_a_candidate_does_not_mind_taken_seats(chair, lok, opvang):
    member(opvang)
    new = candidate(opvang)
    chair.post(at("edit_membership", lok, new.pk), seat_of(opvang, capacity="observer"))
    new.refresh_from_db()
    assert new.capacity == "observer"


def test_show_name_is_the_choice_of_the_member_alone(client, chair, lok, opvang):
    mine, other = member(opvang), member(opvang)
    assert chair.get(at("show_name", lok, mine.pk)).status_code == 403
    client.force_login(mine.person)
    assert "Kies of uw naam openbaar is" in client.get(at("member_detail", lok, mine.pk)).content.decode()
    chosen = []
    for sent in ({"shows_name": "on"}, {"shows_name": ""}):
        client.post(at("show_name", lok, mine.pk), sent)
        mine.refresh_from_db()
        chosen.append(mine.shows_name)
    assert (chosen, client.get(at("show_name", lok, other.pk)).status_code) == ([True, False], 404)


def test_end_membership_leaves_the_seat_vacant(chair, lok, opvang):
    sitting = member(opvang)
    url = at("end_membership", lok, sitting.pk)
    assert chair.get(url).status_code == 200
    chair.post(url, {"ends_on": "2026-05-12"})
    sitting.refresh_from_db()
    assert (sitting.state, sitting.ends_on, sitting.starts_on.year) == ("ended", TODAY, 2025)


def test_end_membership_of_a_candidate_makes_it_no_seat(chair, lok, opvang):
    new = candidate(opvang)
    chair.post(at("end_membership", lok, new.pk), {"ends_on": "2026-05-12"})
    new.refresh_from_db()
    assert (new.state, new.starts_on, new.ends_on) == ("ended", TODAY, TODAY)
    assert list(Membership.objects.seated()) == []
