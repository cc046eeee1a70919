"""The invariants of advice, each tried three ways: in the screen, the ORM, and raw SQL as the web role."""

import datetime
from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from advice import actions
from advice.actions.advices import advice_on
from advice.actions.scores import sheet_for
from advice.models import Advice, Application, CriteriaSet, Round, Score, ScoreSheet
from ledger.guard import Unlogged
from ledger.rules import Refused
from partners.middleware import show_rows_to
from partners.models import Role
from tests import factories
from tests.chain import consulted

pytestmark = pytest.mark.django_db


@contextmanager
def web_role(person=None):
    """Raw SQL as the portal's own web process would run it, for this reader."""
    with transaction.atomic():
        show_rows_to(str(person.pk) if person else "")
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE lok_web")
            yield cursor
            cursor.execute("RESET ROLE")
    connection.connection.lok_reader = None


def refused_in_sql(sentence, sql, params=(), *, person):
    """The statement fails with this sentence, and nothing is written."""
    with pytest.raises(DatabaseError, match=sentence), web_role(person) as cursor:
        cursor.execute(sql, params)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def page(name, road, thing):
    return reverse(f"advice:{name}", args=[road.lok.slug, thing.pk])


# --- opening a round without published criteria ------------------------------------------------------------


@pytest.fixture
def unready(road):
    """A round on criteria that were adopted and never published."""
    road.to("adopted")
    plan = Round(
        lok=road.lok,
        title="Te vroeg",
        call="Oproep",
        closes_at=timezone.now() + datetime.timedelta(days=60),
        new_places_set=road.criteria_set,
        new_places_sha256=road.criteria_set.content_sha256,
    )
    return road, actions.plan_round(plan, by=road.coordinator)


def test_open_round_without_published_criteria_is_refused_in_the_screen(client, unready):
    road, round_ = unready
    client.force_login(road.administrator)
    answer = client.post(page("open_round", road, round_))
    assert answer.status_code == 403
    assert "zijn niet bekendgemaakt. Maak ze eerst bekend." in answer.content.decode()


def test_open_round_without_published_criteria_is_refused_in_the_orm(unready):
    road, round_ = unready
    with pytest.raises(Refused, match="niet bekendgemaakt"):
        actions.open_round(round_, by=road.administrator)
    with pytest.raises(Unlogged):
        Round.objects.filter(pk=round_.pk).update(state="open")


def test_open_round_without_published_criteria_is_refused_in_sql(unready):
    road, round_ = unready
    sql = "UPDATE advice_round SET state = 'open', opened_at = ledger_now() WHERE id = %s"
    refused_in_sql("niet open zonder bekendgemaakte criteria", sql, [round_.pk], person=road.administrator)


def test_open_round_within_the_notice_period_is_refused_in_the_orm_and_in_sql(road):
    road.to("planned")
    with pytest.raises(Refused, match="minstens 14 dagen. De ronde kan open vanaf maandag 9 februari 2026"):
        actions.open_round(road.round, by=road.administrator)
    sql = """UPDATE advice_round SET state = 'open', opened_at = now(), new_places_sha256 = %s,
        closes_at = now() + interval '9 days' WHERE id = %s"""
    young = road.criteria_set.content_sha256
    with connection.cursor() as cursor:  # published a moment ago by the real clock, as the web role sees time
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE advice_criteriaset SET published_at = now() WHERE id = %s", [road.criteria_set.pk]
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    refused_in_sql(
        "nog niet lang genoeg bekendgemaakt", sql, [young, road.round.pk], person=road.administrator
    )


# --- criteria without a consultation or an advice of the LOK ------------------------------------------------


ADOPTION = {"adopted_by": "gemeenteraad", "adopted_on": datetime.date(2026, 1, 19), "legal_basis": "art. 7"}


def test_adopt_criteria_without_consultation_is_refused_in_the_screen(client, road):
    road.to("drafted")
    client.force_login(road.administrator)
    answer = client.get(page("adopt_criteria", road, road.criteria_set))
    assert answer.status_code == 403
    assert "Vraag eerst inspraak" in answer.content.decode()


def test_adopt_criteria_without_consultation_is_refused_in_the_orm(road):
    road.to("drafted")
    with pytest.raises(Refused, match="Vraag eerst inspraak"):
        actions.adopt_criteria(road.criteria_set, by=road.administrator, **ADOPTION)


@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        ("consultation_id", "pas vastgesteld na een inspraak waarin elke inbreng een antwoord kreeg"),
        ("resolution_id", "pas vastgesteld na een geldig advies van het LOK"),
    ],
)
def test_adopt_criteria_without_what_comes_before_is_refused_in_sql(road, column, sentence):
    road.to("shaped")
    sql = f"""UPDATE advice_criteriaset SET state = 'adopted', adopted_by = 'raad', adopted_on = '2026-01-19',
        legal_basis = 'art. 7', follows = 'fully', {column} = NULL WHERE id = %s"""
    refused_in_sql(sentence, sql, [road.criteria_set.pk], person=road.administrator)


def test_a_consultation_on_another_text_is_refused_in_sql(road):
    road.to("drafted")
    copy = actions.draft_criteria(road.lok, road.criteria_set.document, by=road.coordinator)
    other = consulted(copy)
    sql = "UPDATE advice_criteriaset SET consultation_id = %s WHERE id = %s"
    sentence = "hoort bij de tekst waarvoor ze gemaakt werd"
    refused_in_sql(sentence, sql, [other.pk, road.criteria_set.pk], person=road.administrator)


def test_open_round_on_a_set_that_lost_its_advice_is_refused_in_sql(road):
    road.to("planned")
    with connection.cursor() as cursor:  # as if the set came from before this rule
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE advice_criteriaset SET resolution_id = NULL WHERE id = %s", [road.criteria_set.pk]
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    sql = "UPDATE advice_round SET state = 'open', opened_at = ledger_now() WHERE id = %s"
    sentence = "criteria zonder inspraak en zonder advies van het LOK"
    refused_in_sql(sentence, sql, [road.round.pk], person=road.administrator)


# --- changing a published set ------------------------------------------------------------------------------


def test_edit_criteria_once_published_is_refused_in_the_screen(client, road):
    road.to("published")
    client.force_login(road.coordinator)
    answer = client.get(page("edit_criteria", road, road.criteria_set))
    assert answer.status_code == 403
    assert (
        "kan alleen in de toestand “Ontwerp”. Nu is de toestand “Bekendgemaakt”." in answer.content.decode()
    )


def test_edit_criteria_once_published_is_refused_in_the_orm(road):
    road.to("published")
    with pytest.raises(Refused, match="Nu is de toestand “Bekendgemaakt”"):
        actions.edit_criteria(road.criteria_set, road.criteria_set.document, by=road.coordinator)
    with pytest.raises(Unlogged):
        CriteriaSet.objects.filter(pk=road.criteria_set.pk).update(content="{}")


@pytest.mark.parametrize(
    "change",
    ["content = content || ' '", "title = 'x'", "state = 'draft'", "published_at = now()", "version = 9"],
)
def test_edit_criteria_once_published_is_refused_in_sql(road, change):
    road.to("published")
    sql = f"UPDATE advice_criteriaset SET {change} WHERE id = %s"
    refused_in_sql("criteria veranderen niet meer", sql, [road.criteria_set.pk], person=road.administrator)


# --- scoring outside bounds --------------------------------------------------------------------------------


def test_score_outside_bounds_is_refused_in_the_screen(client, road):
    road.to("assessing")
    client.force_login(road.assessor)
    code = road.application.applicable[0].code
    answer = client.post(page("assess", road, road.application), {code: "99"})
    assert answer.status_code == 200
    assert Score.objects.count() == 0


@pytest.mark.parametrize("points", ["4.5", "-1", "0.25"])
def test_score_outside_bounds_is_refused_in_the_orm(road, points):
    road.to("assessing")
    given = [{"code": "1.1", "points": Decimal(points), "source": "judged", "motivation": "Zomaar."}]
    with pytest.raises(ValidationError):
        actions.score(sheet_for(road.application, road.assessor), by=road.assessor, scores=given)
    assert ScoreSheet.objects.count() == 0


def test_score_outside_bounds_is_refused_in_sql(road):
    road.to("assessing")
    sheet = actions.score(sheet_for(road.application, road.assessor), by=road.assessor, scores=[])
    sql = (
        "INSERT INTO advice_score (sheet_id, code, points, source, evidence, motivation, suggestion)"
        " VALUES (%s, '1.1', 4.5, 'judged', '', 'x', '')"
    )
    refused_in_sql("buiten de grenzen", sql, [sheet.pk], person=road.assessor)


def test_score_on_an_unknown_criterion_or_a_finished_sheet_is_refused_in_sql(road):
    road.to("scored")
    sql = "UPDATE advice_score SET points = 0 WHERE sheet_id = %s"
    refused_in_sql("afgeronde beoordeling verandert niet", sql, [road.sheet.pk], person=road.assessor)


# --- submitting late ---------------------------------------------------------------------------------------


@pytest.fixture
def late(road):
    """A filled application, a minute after the deadline; the round is still to be closed."""
    road.to("filled")
    road.travel("2026-03-15 12:01")
    return road


def test_submit_late_is_refused_in_the_screen(client, late):
    client.force_login(late.contact)
    answer = client.post(page("submit", late, late.application), {"is_declared": "on"})
    assert answer.status_code == 403
    assert "Het uiterste moment om in te dienen is voorbij: zondag 15 maart 2026" in answer.content.decode()


def test_submit_late_is_refused_in_the_orm(late):
    with pytest.raises(Refused, match="Het uiterste moment om in te dienen is voorbij"):
        actions.submit(late.application, by=late.contact)


@pytest.mark.parametrize("moment", ["now()", "'2026-03-01 10:00+01'"])
def test_submit_late_is_refused_in_sql_even_back_dated(late, moment):
    sql = f"""UPDATE advice_application SET state = 'submitted', submitted_at = {moment},
        submitted_by_id = %s,
        is_declared = true WHERE id = %s"""
    params = [late.contact.pk, late.application.pk]
    refused_in_sql("uiterste moment om in te dienen is voorbij", sql, params, person=late.contact)


# --- deciding without motivation ---------------------------------------------------------------------------


def test_decide_without_motivation_is_refused_in_the_screen(client, road):
    road.to("consolidated")
    client.force_login(road.coordinator)
    answer = client.post(
        page("start_advice", road, road.application), {"outcome": "positive", "motivation": " "}
    )
    assert answer.status_code == 200
    assert Advice.objects.count() == 0


def test_decide_without_motivation_is_refused_in_the_orm(road):
    road.to("consolidated")
    advice = advice_on(road.application)
    with pytest.raises(ValidationError):
        actions.write_advice(advice, by=road.coordinator, outcome="positive", motivation="  ")
    assert Advice.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("motivation = ''", "advice_motivated"),
        ("""lines = '[{"points": "1", "max": "1", "motivation": ""}]'""", "vraagt een motivering"),
        (
            """lines = '[{"points": "0", "max": "1", "motivation": "x", "suggestion": ""}]'""",
            "vraagt een suggestie",
        ),
        ("lines = '[]'", "motiveert elk criterium"),
    ],
)
def test_decide_without_motivation_is_refused_in_sql(road, change, sentence):
    road.to("advised")
    sql = f"UPDATE advice_advice SET state = 'decided', decided_at = now(), {change} WHERE id = %s"
    refused_in_sql(sentence, sql, [road.advice.pk], person=road.decider)


def test_a_decided_advice_is_locked_in_sql(road):
    road.to("decided")
    sql = "UPDATE advice_advice SET score = '1' WHERE id = %s"
    refused_in_sql("beslist advies verandert niet meer", sql, [road.advice.pk], person=road.decider)


# --- reading another organiser's application ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["application_detail", "edit_application", "submit", "withdraw", "receipt"])
def test_reading_anothers_application_is_a_404_in_the_screen(client, road, name):
    road.to("submitted")
    client.force_login(road.rival)
    assert client.get(page(name, road, road.application)).status_code == 404


def test_reading_anothers_application_gives_nothing_in_the_orm(road):
    road.to("submitted")
    seen = {
        who: Application.objects.visible_to(getattr(road, who)).count()
        for who in ("rival", "coordinator", "contact")
    }
    assert seen == {"rival": 0, "coordinator": 0, "contact": 1}


READERS = ("contact", "rival", "administrator", "coordinator", "assessor", "decider", "auditor")
TABLES = {
    "advice_application": Application,
    "advice_scoresheet": ScoreSheet,
    "advice_advice": Advice,
}


@pytest.mark.parametrize(
    "stage", ["filled", "submitted", "closed", "scored", "written", "shared", "decided", "released"]
)
def test_reading_in_sql_shows_each_reader_what_visible_to_does(road, stage):
    road.to(stage)
    for table, model in TABLES.items():
        for reader in READERS:
            person = getattr(road, reader)
            with web_role(person) as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")
                in_sql = cursor.fetchone()[0]
            in_orm = model.objects.visible_to(person).count()
            assert (table, reader, in_sql) == (table, reader, in_orm)


def test_reading_in_sql_shows_the_public_only_released_advices(road):
    road.to("decided")
    counts = []
    for stage in ("decided", "released"):
        road.to(stage)
        with web_role() as cursor:
            cursor.execute(
                "SELECT (SELECT count(*) FROM advice_application), (SELECT count(*) FROM advice_advice)"
            )
            counts.append(cursor.fetchone())
    assert counts == [(0, 0), (0, 1)]


def test_staff_of_another_lok_read_nothing_in_sql(road):
    road.to("released")
    elsewhere = factories.staff(factories.LokFactory(), Role.ADMINISTRATOR, Role.COORDINATOR)
    with web_role(elsewhere) as cursor:
        cursor.execute("SELECT count(*) FROM advice_application")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("reader", [None, "rival", "contact", "coordinator", "auditor"])
@pytest.mark.parametrize(
    "name",
    ["advice_detail", "advice_letter", "advice_list", "round_detail", "round_report", "criteria_detail"],
)
def test_reading_what_is_public_works_with_the_rights_of_the_web_role(client, road, reader, name):
    road.to("released")
    things = {"advice": road.advice, "round": road.round, "criteria": road.criteria_set}
    thing = road.round if name == "advice_list" else things[name.split("_")[0]]
    if reader:
        client.force_login(getattr(road, reader))
    with web_role(reader and getattr(road, reader)):
        assert client.get(page(name, road, thing)).status_code == 200
