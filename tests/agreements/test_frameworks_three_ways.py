"""Invariants 11 and 12 (BOA), and the life of a framework: refused in the screen, the ORM and raw SQL."""

import pgtrigger
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from agreements import actions
from agreements.models import Article, Commitment, Endorsement, FrameworkVersion
from ledger.guard import Unlogged
from ledger.rules import Refused
from tests.advice.test_three_ways import refused_in_sql
from tests.agreements.framework_room import Pact
from tests.factories import plant

pytestmark = pytest.mark.django_db
CONDITION = "Enkel wie deelneemt, krijgt een subsidie."
INSERT = """INSERT INTO agreements_endorsement (lok_id, version_id, party, organiser_id, stance, reservation,
    capacity, signed_by_id, signed_at, text_sha256, state)
    VALUES (%s, %s, %s, %s, 'signed', '', 'directeur', %s, now(), %s, 'given')"""

ADOPT = """UPDATE agreements_frameworkversion SET state = 'adopted', adopted_by = 'raad', text_sha256 = 'x',
    adopted_on = '2026-03-01', starts_on = '2026-03-01' WHERE id = %s"""


@pytest.fixture
def pact(db, travel):
    return Pact(travel)


@pytest.fixture
def boa(db, travel):
    return Pact(travel, "boa").to("drafted")


def page(name, pact, pk):
    return reverse(f"agreements:{name}", args=[pact.lok.slug, pk])


# --- an endorsement belongs to one version, by one organisation, with capacity (invariant 11) --------------


def test_endorse_without_capacity_is_refused_in_the_screen(client, pact):
    pact.to("adopted")
    address = f"{page('endorse', pact, pact.version.pk)}?namens={pact.organiser.pk}"
    client.force_login(pact.rival)
    assert client.get(address).status_code == 404
    client.force_login(pact.contact)
    answer = client.post(address, {"stance": "signed", "capacity": ""})
    assert (answer.status_code, Endorsement.objects.count()) == (200, 0)


def test_endorse_of_a_replaced_version_is_refused_in_the_screen(client, pact):
    first = pact.to("signed").version
    pact.again()
    client.force_login(pact.rival)
    answer = client.get(page("endorse", pact, first.pk))
    assert answer.status_code == 403
    assert "Alleen de versie die nu geldt kan ondertekend worden." in answer.content.decode()


def test_endorse_by_somebody_else_is_refused_in_the_orm(pact):
    pact.to("adopted")
    with pytest.raises(Refused):
        actions.endorse(pact.stance(pact.organiser), by=pact.rival)
    with pytest.raises(Unlogged):
        Endorsement.objects.update(stance="signed")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, "Niet in het logboek"),
        ({"by": "rival"}, "spreekt niet voor deze organisator"),
        ({"party": "authority", "organiser": None, "by": "coordinator"}, "niet voor het lokaal bestuur"),
        ({"sha": "0" * 64}, "noemt een andere tekst"),
    ],
)
def test_endorse_is_refused_in_sql(pact, change, sentence):
    pact.to("adopted")
    by = getattr(pact, change.get("by", "contact"))
    organiser = change.get("organiser", pact.organiser)
    sha = change.get("sha", pact.version.text_sha256)
    party = change.get("party", "organiser")
    row = [pact.lok.pk, pact.version.pk, party, organiser and organiser.pk, by.pk, sha]
    refused_in_sql(sentence, INSERT, row, person=by)


def test_endorse_of_what_does_not_hold_is_refused_in_sql(pact):
    first = pact.to("signed").version
    pact.again()
    row = [pact.lok.pk, first.pk, "organiser", pact.other.pk, pact.rival.pk, first.text_sha256]
    refused_in_sql("Alleen de versie die geldt", INSERT, row, person=pact.rival)


@pytest.mark.parametrize(
    "change", ["stance = 'declined'", "version_id = version_id + 1", "capacity = 'x'", "text_sha256 = 'x'"]
)
def test_a_signature_is_fixed_in_sql(pact, change):
    pact.to("signed")
    sql = f"UPDATE agreements_endorsement SET {change} WHERE id = %s"
    refused_in_sql("ondertekening verandert niet", sql, [pact.endorsement.pk], person=pact.contact)


# --- BOA: taking part is no condition for support (invariant 12) -------------------------------------------


def test_write_article_with_a_condition_in_boa_is_refused_in_the_screen(client, boa):
    client.force_login(boa.coordinator)
    said = {"heading": "Steun", "text": CONDITION, "principle": "D4"}
    answer = client.post(page("add_article", boa, boa.version.pk), said)
    assert boa.version.articles.count() == 2
    text = answer.content.decode()
    assert f"“{CONDITION}”" in text
    assert "decreet van 3 mei 2019" in text


def test_write_article_with_a_condition_in_boa_is_refused_in_the_orm(boa):
    article = Article(version=boa.version, heading="Steun", text=CONDITION, principle="D4")
    with pytest.raises(ValidationError):
        actions.write_article(article, by=boa.coordinator)
    boa.version.articles.first().commitments.all()
    with pytest.raises(IntegrityError, match="decreet van 3 mei 2019, artikel 7"), transaction.atomic():
        Article.objects.update(makes_participation_a_condition=True)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE agreements_article SET makes_participation_a_condition = true WHERE version_id = {version}",
        "UPDATE agreements_article SET text = %s WHERE version_id = {version} AND place = 1",
        "UPDATE agreements_article SET heading = upper(%s) WHERE version_id = {version} AND place = 2",
        "INSERT INTO agreements_article (version_id, place, number, heading, text, principle,"
        " makes_participation_a_condition) VALUES ({version}, 9, '9', 'Steun', %s, 'D4', false)",
        "UPDATE agreements_commitment SET text = %s WHERE version_id = {version}",
        "UPDATE agreements_frameworkversion SET leaving = %s WHERE id = {version}",
        "INSERT INTO agreements_frameworkversion (framework_id, lok_id, number, purpose, changes, joining,"
        " leaving, adopted_by, text_sha256, discussed_sha256, discussed_text, state)"
        " VALUES ({framework}, {lok}, 2, %s, '', '', '', '', '', '', '[]', 'draft')",
    ],
)
def test_a_condition_in_boa_is_refused_in_sql(boa, sql):
    ids = {"version": boa.version.pk, "framework": boa.framework.pk, "lok": boa.lok.pk}
    row = [CONDITION] if "%s" in sql else []
    refused_in_sql("decreet van 3 mei 2019, artikel 7", sql.format(**ids), row, person=boa.coordinator)


def test_an_article_does_not_move_to_boa_in_sql(boa):
    other = type(boa.framework)(lok=boa.lok, kind="lok", title="LOK")
    version = actions.draft_framework(other, by=boa.coordinator)
    Article.objects.create(
        version=version, place=1, number="1", heading="Steun", text=CONDITION, principle="D4"
    )
    sql = "UPDATE agreements_article SET version_id = %s, place = 9 WHERE version_id = %s"
    row = [boa.version.pk, version.pk]
    refused_in_sql("artikel 7|blijft bij zijn versie", sql, row, person=boa.coordinator)
    sql = "UPDATE agreements_frameworkversion SET framework_id = %s, number = 9 WHERE id = %s"
    row = [boa.framework.pk, version.pk]
    refused_in_sql("blijft bij haar afsprakenkader", sql, row, person=boa.coordinator)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        (Article, {"text": CONDITION}),
        (Article, {"makes_participation_a_condition": True}),
        (Commitment, {"text": CONDITION}),
    ],
)
def test_boa_is_read_again_when_it_is_adopted_in_sql(boa, table, change):
    boa.to("drafted")
    with pgtrigger.ignore(f"{table._meta.label}:boa_stays_voluntary"):
        table.objects.filter(version=boa.version).update(**change)
    with pgtrigger.ignore("agreements.FrameworkVersion:adopted_version"):
        sentence = "decreet van 3 mei 2019, artikel 7"
        refused_in_sql(sentence, ADOPT, [boa.version.pk], person=boa.administrator)


def test_another_kind_does_not_lead_around_it_in_sql(pact):
    pact.to("drafted")
    sql = "UPDATE agreements_framework SET kind = 'boa' WHERE id = %s"
    refused_in_sql("blijft van dezelfde soort", sql, [pact.framework.pk], person=pact.coordinator)


# --- the chain, and what is fixed --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        ("drafted", "Vraag eerst inspraak"),
        ("opened", "nog niet afgesloten"),
        ("closed", "nog niet. Zet hem op"),
    ],
)
def test_adopt_framework_before_its_time_is_refused_in_the_screen(client, pact, stage, sentence):
    pact.to(stage)
    client.force_login(pact.administrator)
    answer = client.get(page("adopt_framework", pact, pact.version.pk))
    assert (answer.status_code, sentence in answer.content.decode()) == (403, True)


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        ("drafted", "nog geen inspraak"),
        ("opened", "nog geen inspraak"),
        ("closed", "Het LOK heeft dit kader nog niet besproken"),
    ],
)
def test_adopt_framework_before_its_time_is_refused_in_sql(pact, stage, sentence):
    pact.to(stage)
    refused_in_sql(sentence, ADOPT, [pact.version.pk], person=pact.administrator)


TOUCH = [
    "UPDATE agreements_article SET text = text || ' Of niet.' WHERE version_id = {}",
    "UPDATE agreements_article SET principle = 'A2' WHERE version_id = {} AND place = 1",
    "UPDATE agreements_commitment SET due_on = NULL WHERE version_id = {}",
    "DELETE FROM agreements_commitment WHERE version_id = {}",
]
PROPERLY = ADOPT.replace("text_sha256 = 'x'", "text_sha256 = discussed_sha256")


@pytest.mark.parametrize("sql", TOUCH)
def test_adopt_framework_with_a_text_nobody_discussed_is_refused_in_sql(pact, sql):
    pact.to("discussed")
    with connection.cursor() as cursor:
        cursor.execute(sql.format(pact.version.pk))
    sentence = "nadat het LOK hem besprak. Bespreek de gewijzigde tekst opnieuw."
    refused_in_sql(sentence, PROPERLY, [pact.version.pk], person=pact.administrator)
    forged = "UPDATE agreements_frameworkversion SET discussed_sha256 = repeat('0', 64) WHERE id = %s"
    refused_in_sql("tekst zoals hij nu is", forged, [pact.version.pk], person=pact.administrator)


def test_adopt_framework_with_another_fingerprint_is_refused_in_sql(pact):
    pact.to("discussed")
    refused_in_sql("vingerafdruk hoort niet", ADOPT, [pact.version.pk], person=pact.administrator)


def test_bind_discussion_of_a_text_edited_after_the_meeting_is_refused_in_sql(pact):
    item = pact.to("closed").treated()
    plant(item.meeting, closed_at=timezone.now(), state="closed", opened_at=timezone.now())
    pact.travel("2026-03-11 09:00")
    version = actions.edit_framework(pact.version, by=pact.coordinator, purpose="Anders")
    sql = "UPDATE agreements_frameworkversion SET item_id = %s, discussed_sha256 = %s WHERE id = %s"
    row = [item.pk, version.fingerprint(), version.pk]
    refused_in_sql("veranderde na die vergadering", sql, row, person=pact.coordinator)


def test_a_new_draft_was_not_discussed_in_sql(pact):
    pact.to("adopted")
    sql = """INSERT INTO agreements_frameworkversion (framework_id, lok_id, number, purpose, changes, joining,
        leaving, adopted_by, text_sha256, discussed_sha256, discussed_text, item_id, state)
        VALUES (%s, %s, 2, '', '', '', '', '', '', '', '[]', %s, 'draft')"""
    row = [pact.framework.pk, pact.lok.pk, pact.item.pk]
    refused_in_sql("nog niet besproken", sql, row, person=pact.coordinator)


@pytest.mark.parametrize(
    "change", ["state = 'superseded'", "adopted_on = '2026-01-01'", "number = 7", "lok_id = lok_id + 1"]
)
def test_a_draft_goes_no_other_way_in_sql(pact, change):
    pact.to("discussed")
    sql = f"UPDATE agreements_frameworkversion SET {change} WHERE id = %s"
    refused_in_sql(".", sql, [pact.version.pk], person=pact.administrator)


def test_a_consultation_about_something_else_is_refused_in_sql(pact):
    pact.to("closed")
    about = pact.version.consultation_id
    version = actions.draft_framework(
        type(pact.framework)(lok=pact.lok, kind="loket", title="Loket"), by=pact.coordinator
    )
    sql = "UPDATE agreements_frameworkversion SET consultation_id = %s WHERE id = %s"
    refused_in_sql("hoort bij de tekst", sql, [about, version.pk], person=pact.coordinator)


@pytest.mark.parametrize("change", ["purpose = 'x'", "state = 'draft'", "ends_on = '2030-01-01'"])
def test_an_adopted_text_is_fixed_in_sql(pact, change):
    pact.to("adopted")
    sql = f"UPDATE agreements_frameworkversion SET {change} WHERE id = %s"
    refused_in_sql("verandert niet meer", sql, [pact.version.pk], person=pact.administrator)


@pytest.mark.parametrize("table", ["agreements_article", "agreements_commitment"])
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET text = 'x' WHERE version_id = %s", "DELETE FROM {} WHERE version_id = %s"]
)
def test_parts_of_an_adopted_text_are_fixed_in_sql(pact, table, sql):
    pact.to("adopted")
    refused_in_sql("verandert niet meer", sql.format(table), [pact.version.pk], person=pact.coordinator)


def test_a_part_does_not_move_to_an_adopted_text_in_sql(pact):
    pact.to("adopted")
    draft = actions.draft_version(pact.framework, by=pact.coordinator, source=pact.version)
    sql = "UPDATE agreements_article SET version_id = %s, place = place + 50 WHERE version_id = %s"
    row = [pact.version.pk, draft.pk]
    refused_in_sql("blijft bij zijn versie", sql, row, person=pact.coordinator)
    sql = "UPDATE agreements_commitment SET article_id = %s WHERE version_id = %s"
    row = [pact.version.articles.first().pk, draft.pk]
    refused_in_sql("artikel van dezelfde versie", sql, row, person=pact.coordinator)


def test_an_adopted_text_is_fixed_in_the_orm(pact):
    pact.to("adopted")
    with pytest.raises(Refused, match="Nu is de toestand “Vastgesteld”"):
        actions.write_article(pact.version.articles.first(), by=pact.coordinator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.update(text="x")
    with pytest.raises(Unlogged):
        FrameworkVersion.objects.update(purpose="x")


def test_an_ended_framework_stays_ended_in_sql(pact):
    pact.to("adopted")
    actions.end_framework(pact.framework, by=pact.administrator, reason="Voorbij.")
    sql = "UPDATE agreements_framework SET state = 'active', ended_on = NULL WHERE id = %s"
    refused_in_sql("blijft beëindigd", sql, [pact.framework.pk], person=pact.administrator)
