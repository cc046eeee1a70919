"""One whole meeting in a real browser, keyboard only: by chair, secretary, member and substitute."""

import datetime

import pytest
from allauth.account.models import EmailAddress
from django.db import connection, transaction
from django.utils import timezone

from meetings.models import AgendaItem, Meeting, Presence
from partners.models import Mail
from tests import factories
from tests.council import Council
from tests.meetings.test_calendars import events
from tests.meetings.test_calendars import starts as starts_of

from .keyboard import Typist

HIDDEN = "Klacht over een opvang"
ADVICE = "Advies over opvang in de zomer"
PROPOSED = "Opvang op studiedagen"
FINAL = "Het LOK raadt aan om in de zomer een tweede locatie te openen."
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def council(transactional_db, travel):
    """A council with seats and rules, whose people can log in; from here on the clock is the real one."""
    council = Council(travel)
    travel.end()
    council.member = council.members[0]
    for seat in council.memberships[1:3]:
        factories.plant(seat, gender="woman")
    for name in ("chair", "secretary", "member", "substitute", "decider"):
        person = getattr(council, name)
        person.set_password(factories.PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return council


@pytest.fixture
def who(council, visit):
    """`who("chair")`: the same browser for the same person, the whole way."""
    browsers = {}

    def who(name: str) -> Typist:
        if name not in browsers:
            browsers[name] = visit(getattr(council, name).email, factories.PASSWORD, by=Typist)
        return browsers[name]

    return who


def days_pass(days: int):
    """What nobody can do in the portal: everything about meetings was so many days earlier."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_name ~ '^meetings_'"
            " AND table_schema = 'public' AND data_type IN ('date', 'timestamp with time zone')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}" - make_interval(days => {days})')


def test_a_whole_meeting_by_keyboard(council, who, visit):
    home = f"/{council.lok.slug}/vergaderingen/"
    starts = timezone.localtime().replace(minute=0, second=0, microsecond=0) + datetime.timedelta(days=20)
    _plan(who("secretary"), home, "Vergadering over de zomer", starts)
    _fill_the_agenda(who("secretary"))
    _convene(who("chair"), council, starts)
    _send_a_substitute(who("member"), who("substitute"))
    _answer_the_proposal(who("secretary"))
    days_pass(20)
    _open(who("chair"))
    _meet(who("secretary"), council)
    _close(who("secretary"))
    _write_the_minutes(who("secretary"))
    _object(who("member"), who("secretary"))
    _approve_in_the_next_meeting(who("secretary"), who("chair"), home, starts)
    _publish(who("chair"))
    _the_public_reads(visit(by=Typist), home)
    _advise(who("secretary"))
    _reply(who("decider"))
    _the_public_reads_the_reply(visit(by=Typist, phone=True), council)


def _plan(secretary, home, title, starts):
    secretary.open(home).follow("Plan een vergadering").write(title=title)
    secretary.write_moment("starts_at", starts)
    secretary.write_moment("ends_at", starts + datetime.timedelta(hours=2))
    secretary.write(place="Gemeentehuis, raadzaal").press("Bewaar als ontwerp")
    secretary.sees("In voorbereiding", "Niemand kreeg mail")
    assert Mail.objects.count() == 0


def _fill_the_agenda(secretary):
    secretary.follow("Zet een punt op de agenda").write(title="Cijfers van het voorjaar")
    secretary.choose("kind", "ter informatie").press("Zet op de agenda")
    secretary.follow("Zet een punt op de agenda").write(title=HIDDEN).tick("is_public")
    secretary.press("Zet op de agenda").sees("besloten")
    secretary.follow("Zet een punt op de agenda").write(title=ADVICE).choose("kind", "advies")
    secretary.write(minutes="30", presenter="de coördinator").press("Zet op de agenda")
    secretary.press(f"Omhoog: {ADVICE}").sees(f"2. {ADVICE}", f"3. {HIDDEN}")


def _convene(chair, council, starts):
    chair.open("/thuis/").follow("Roep bijeen").follow("Roep bijeen").sees("U bent op tijd", "7 personen")
    chair.press("Roep bijeen").sees("Bijeengeroepen", "7 mails vertrekken")
    mail = Mail.objects.get(to=council.member.email)
    [event] = events(mail.calendar)
    assert (ADVICE in mail.body, HIDDEN in mail.body, starts_of(event)) == (True, True, starts)


def _send_a_substitute(member, substitute):
    member.open("/thuis/").follow("Zeg of u komt").sees("Komt u?", "nog niet geantwoord")
    member.press("Mijn plaatsvervanger komt").sees("stuurt de plaatsvervanger")
    member.follow("Stel een punt voor").write(title=PROPOSED, description="Ouders vragen ernaar.")
    member.press("Stel voor").sees("Uw voorstel is bezorgd", PROPOSED)
    substitute.open(f"/{Meeting.objects.get().lok.slug}/vergaderingen/").follow("Vergadering over de zomer")
    substitute.sees("Als plaatsvervanger van").press("Ik kom in de plaats").sees("Uw antwoord is genoteerd")


def _answer_the_proposal(secretary):
    secretary.open("/thuis/").follow("Antwoord op een voorstel").follow("Zet op de agenda")
    secretary.write(minutes="20").press("Zet op de agenda").sees(
        f"4. {PROPOSED}", "Stuurt de plaatsvervanger (1)"
    )


def _open(chair):
    chair.open("/thuis/").follow("Open de vergadering").press("Open de vergadering").sees("Aanwezigheden")


def _meet(secretary, council):
    meeting, people = Meeting.objects.get(), council.members
    secretary.open(f"/{council.lok.slug}/vergaderingen/{meeting.pk}/").follow("Ga naar de zitting")
    secretary.follow("Aanwezigheden").press(f"Vervangen: {council.member}")
    for person in people[1:4]:
        secretary.press(f"Aanwezig: {person}")
    for person in people[4:]:
        secretary.press(f"Verontschuldigd: {person}")
    secretary.follow("Punten").sees("Het quorum is bereikt: 4 van de 5")
    secretary.write(outcome="Het LOK neemt kennis.").press("Bewaar en ga naar punt 2").sees(f"2. {ADVICE}")
    _recuse(secretary, people[3])
    _vote(secretary, people[:3], people[1])
    secretary.write(outcome=FINAL).tick("is_consensus").write(
        minority_view="Eén lid vraagt eerst een raming."
    )
    secretary.press("Bewaar en ga naar punt 3").sees(f"3. {HIDDEN}")
    secretary.write(outcome="De coördinator volgt dit op.").press("Bewaar en ga naar punt 4")
    secretary.press("Verdaag").sees("Punt 4 is verdaagd")


def _recuse(secretary, person):
    secretary.follow("Noteer een wraking").pick("membership", str(person))
    secretary.write(ground="bestuurder van de opvang").press("Noteer de wraking")
    secretary.sees("bestuurder van de opvang", "Het quorum is bereikt: 3 van de 4")


def _vote(secretary, people, against):
    secretary.follow("Breng in stemming").write(question="Komt er een tweede locatie in de zomer?")
    secretary.choose("method", "bij naam").press("Breng in stemming").sees("Mogen stemmen: 3 leden")
    for row in Presence.objects.filter(membership__person__in=people).with_names():
        choice = "tegen" if row.membership.person == against else "voor"
        secretary.choose(f"seat_{row.membership_id}", choice)
    secretary.press("Sluit en tel").sees("2 voor, 1 tegen")


def _close(secretary):
    secretary.follow("Sluit de vergadering").press("Sluit de vergadering").sees("Schrijf nu het verslag")


def _write_the_minutes(secretary):
    secretary.follow("Schrijf het verslag van punt 2").write(report="De coördinator licht de **vraag** toe.")
    secretary.press("Bewaar").sees("De coördinator licht de vraag toe.")


def _object(member, secretary):
    member.open("/thuis/").follow("Lees het ontwerpverslag").follow("Geef een opmerking op het verslag")
    member.write(text="Punt 2: mijn plaatsvervanger vroeg ook een raming.").press("Verstuur")
    member.sees("Uw opmerking is bij het verslag gevoegd")
    secretary.open(f"/{Meeting.objects.get().lok.slug}/vergaderingen/{Meeting.objects.get().pk}/verslag/")
    secretary.follow("Neem over").write(answer="Dat klopt, het staat er nu bij.").press("Neem over")
    secretary.sees("Overgenomen", "Dat klopt, het staat er nu bij.")


def _approve_in_the_next_meeting(secretary, chair, home, starts):
    _plan_next(secretary, home, starts)
    chair.open("/thuis/").follow("Roep bijeen").follow("Roep bijeen").press("Roep bijeen")
    days_pass(20)
    chair.open("/thuis/").follow("Open de vergadering").press("Open de vergadering").follow("Punten")
    chair.follow("Keur het goed in deze vergadering").sees("Vergadering over het najaar")
    chair.press("Keur het verslag goed").sees("Verslag goedgekeurd")


def _plan_next(secretary, home, starts):
    before = Mail.objects.count()
    secretary.open(home).follow("Plan een vergadering").write(title="Vergadering over het najaar")
    secretary.write_moment("starts_at", starts)
    secretary.write_moment("ends_at", starts + datetime.timedelta(hours=2))
    secretary.press("Bewaar als ontwerp").follow("Zet de goedkeuring op de agenda")
    secretary.press("Zet op de agenda").sees("1. Goedkeuring van het verslag van Vergadering over de zomer")
    assert Mail.objects.count() == before


def _publish(chair):
    chair.follow("Maak het verslag bekend").sees("1 besloten punt").press("Maak het verslag bekend")
    chair.sees("Het verslag is bekendgemaakt")


def _the_public_reads(public, home):
    public.open(home).follow("Vergadering over de zomer").follow("Lees het verslag")
    public.sees(ADVICE, "2 voor, 1 tegen", "bij consensus", "Eén lid vraagt eerst een raming.")
    said = public.page.content()
    assert (HIDDEN in said, "besloten" in said) == (False, False)


def _advise(secretary):
    item = AgendaItem.objects.get(title=ADVICE)
    secretary.open(f"/{item.lok.slug}/punten/{item.pk}/").follow("Schrijf het advies van het LOK")
    secretary.press("Bewaar").sees(FINAL).follow("Bezorg het advies").press("Bezorg het advies")
    secretary.sees("Het advies is bezorgd")


def _reply(decider):
    decider.open("/thuis/").follow("Antwoord op een advies").follow("Antwoord op het advies")
    decider.choose("stance", "volgt het advies").write(text="Het college opent een tweede locatie.")
    decider.press("Bezorg het antwoord").sees("Het college opent een tweede locatie.")
    decider.follow("Noteer wat er gebeurde").write(follow_up="De locatie opende op 1 juli.").press("Bewaar")
    decider.sees("De locatie opende op 1 juli.")


def _the_public_reads_the_reply(public, council):
    public.open(f"/{council.lok.slug}/adviezen-lok/").follow(ADVICE)
    public.sees(FINAL, "Het college opent een tweede locatie.", "De locatie opende op 1 juli.")
