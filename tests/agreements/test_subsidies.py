"""Local subsidies: conditions that are complete, weighed, noted and known before anybody gets it (D7, D8)."""

import json
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from agreements import actions
from agreements.forms.subsidies import ConditionFormSet
from agreements.models import Condition, LocalSubsidy
from consultation import actions as consultation_actions
from ledger.guard import Unlogged
from ledger.models import Entry
from ledger.rules import Refused
from partners.forms import act
from partners.forms.fresh import STALE
from partners.models import Mail
from tests.advice.test_three_ways import refused_in_sql
from tests.agreements.policy_room import CLOSES_AT, DECISION, NOTE, PolicyRoom
from tests.agreements.test_policy import page

WORDS = {"title": "Startpremie", "text": "Voor wie begint.", "amount": "500", "hour_value": "40", "goal": ""}
KNOWN = {"decided_by": "gemeenteraad", "decided_on": "2026-03-02"}
ROW = {"text": "Blijf een jaar open.", "goal": "Rust.", "evidence": "Geen.", "hours": "1.5", "cost": "10"}


@pytest.fixture
def room(db, travel):
    return PolicyRoom(travel).with_subsidy()


def rows(*rows, initial=0):
    """What the page of conditions sends."""
    sent = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": initial}
    return sent | {f"form-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}


def as_(client, person):
    client.force_login(person)
    return client


def read(client, room, name="subsidy_detail"):
    return client.get(page(name, room, room.subsidy)).content.decode()


def test_draft_subsidy(client, db, travel):
    room = PolicyRoom(travel)
    as_(client, room.coordinator).post(page("draft_subsidy", room), WORDS | {"budget": "12500.50"})
    made = LocalSubsidy.objects.get()
    numbers = (made.amount, made.budget, made.hour_value)
    assert (made.title, made.state, numbers) == ("Startpremie", "draft", (500, Decimal("12500.50"), 40))


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "", "99999999999"])
def test_draft_subsidy_keeps_the_form_when_the_amount_is_wrong(client, room, amount):
    answer = as_(client, room.coordinator).post(page("draft_subsidy", room), WORDS | {"amount": amount})
    assert ("Voor wie begint." in answer.content.decode(), LocalSubsidy.objects.count()) == (True, 1)


def test_edit_subsidy_changes_a_draft(client, room):
    as_(client, room.coordinator).post(page("edit_subsidy", room, room.subsidy), WORDS | {"amount": "750"})
    assert room.fresh().subsidy.amount == 750


def test_a_draft_is_for_those_around_the_table(client, room):
    seen = {}
    for who in ("coordinator", "chair", "auditor", "stranger", "neighbour"):
        seen[who] = (
            as_(client, getattr(room, who)).get(page("subsidy_detail", room, room.subsidy)).status_code
        )
    client.logout()
    seen["public"] = client.get(page("subsidy_detail", room, room.subsidy)).status_code
    inside = dict.fromkeys(("coordinator", "chair", "auditor"), 200)
    assert seen == inside | dict.fromkeys(("stranger", "neighbour", "public"), 404)


# --- conditions --------------------------------------------------------------------------------------------


def test_edit_conditions_adds_changes_drops_and_keeps_order(client, room):
    client = as_(client, room.coordinator)
    address = page("edit_conditions", room, room.subsidy)
    client.post(address, rows(ROW, ROW | {"text": "Tweede"}, {"text": ""}))
    first, second = room.subsidy.conditions.all()
    changed = [ROW | {"id": first.pk, "DELETE": "on"}, ROW | {"id": second.pk, "text": "Anders"}]
    client.post(address, rows(*changed, ROW | {"text": "Nieuw"}, initial=2))
    found = room.subsidy.conditions.values_list("place", "text", "hours", "cost")
    assert list(found) == [(1, "Anders", Decimal("1.5"), 10), (2, "Nieuw", Decimal("1.5"), 10)]


def test_edit_conditions_may_leave_a_draft_incomplete_and_says_what_lacks(client, room):
    sent = rows({"text": "Meld u aan.", "goal": "", "evidence": "", "hours": "", "cost": "0"})
    as_(client, room.coordinator).post(page("edit_conditions", room, room.subsidy), sent)
    said = "Nog niet volledig: waarom u dit vraagt, waaruit het blijkt, uren werk."
    assert said in read(client, room)


def test_edit_conditions_asks_the_condition_itself_and_keeps_the_rest(client, room):
    sent = rows(ROW | {"text": "", "goal": "Een reden die blijft staan"})
    answer = as_(client, room.coordinator).post(page("edit_conditions", room, room.subsidy), sent)
    said = answer.content.decode()
    assert ("Een reden die blijft staan" in said, "Dit veld is verplicht" in said) == (True, True)
    assert Condition.objects.count() == 0


def test_edit_conditions_takes_forty_and_says_so(client, room):
    sent = rows(*[ROW] * 41)
    text = (
        as_(client, room.coordinator).post(page("edit_conditions", room, room.subsidy), sent).content.decode()
    )
    assert ("40" in text, Condition.objects.count()) == (True, 0)


def test_edit_conditions_tells_that_somebody_else_changed_them(client, room):
    client, address = as_(client, room.asking().coordinator), page("edit_conditions", room, room.subsidy)
    [kept] = room.subsidy.conditions.all()
    seen = {"seen": client.get(address).context["form"].seen}
    first, second = (rows(ROW | {"id": kept.pk, "text": said}, initial=1) for said in ("Eerste", "Tweede"))
    client.post(address, first | seen)
    answer = client.post(address, second | seen)
    told, there = answer.content.decode(), room.subsidy.conditions.get().text
    client.post(address, second | {"seen": answer.context["form"].seen})
    assert [words in told for words in (STALE, "Eerste", "Tweede")] == [True, True, True]
    assert (there, room.subsidy.conditions.get().text) == ("Eerste", "Tweede")


def test_edit_conditions_tells_it_also_when_a_condition_is_gone(client, room):
    client, address = as_(client, room.asking().coordinator), page("edit_conditions", room, room.subsidy)
    [kept] = room.subsidy.conditions.all()
    seen = client.get(address).context["form"].seen
    actions.edit_conditions(room.subsidy, [], by=room.coordinator)
    answer = client.post(address, rows(ROW | {"id": kept.pk, "text": "Tweede"}, initial=1) | {"seen": seen})
    assert [words in answer.content.decode() for words in (STALE, "Tweede")] == [True, True]


def test_edit_conditions_puts_what_the_act_refuses_above_them(room):
    def refuse():
        raise ValidationError("Dit kan niet.")

    formset = ConditionFormSet(rows(ROW), subsidy=room.subsidy)
    assert (formset.is_valid(), act(formset, refuse), formset.non_form_errors()) == (
        *(True, None),
        ["Dit kan niet."],
    )


def test_edit_conditions_of_another_subsidy_are_out_of_reach(client, room):
    room.asking()
    other = room.subsidy.conditions.get()
    room.with_subsidy(title="Tweede").asking(room.condition())
    sent = rows(ROW | {"id": other.pk, "text": "Gekaapt"}, initial=1)
    as_(client, room.coordinator).post(page("edit_conditions", room, room.subsidy), sent)
    assert Condition.objects.get(pk=other.pk).text == "Blijf een jaar open."


def test_edit_conditions_names_what_was_dropped_in_the_log(room):
    room.asking(room.condition(text="Vervalt."), room.condition())
    first, second = room.subsidy.conditions.all()
    room.asking(second)
    opening = Entry.objects.about(room.subsidy).select_related("opening").latest("index").opening
    facts = json.loads(opening.payload)["facts"]
    named = {name: [row["text"] for row in rows] for name, rows in facts.items()}
    assert named == {"dropped": [first.text], "conditions": [second.text]}


def test_remark_condition_is_written_by_conveners(client, room):
    room.asking()
    condition = room.subsidy.conditions.get()
    sent = {f"remark_{condition.pk}": "Te zwaar voor een onthaalouder."}
    address = page("remark_condition", room, room.subsidy)
    assert as_(client, room.coordinator).post(address, sent).status_code == 403
    as_(client, room.secretary).post(address, sent)
    assert "Te zwaar voor een onthaalouder." in read(client, room)


def test_remark_condition_stays_when_conditions_change(room):
    room.asking()
    condition = room.subsidy.conditions.get()
    actions.remark_condition(room.subsidy, {condition.pk: "Te zwaar."}, by=room.chair)
    condition.refresh_from_db()
    condition.text = "Korter."
    room.asking(room.condition(text="Eerst."), condition)
    assert list(room.subsidy.conditions.values_list("text", "lok_remark")) == [
        ("Eerst.", ""),
        ("Korter.", "Te zwaar."),
    ]


def test_remark_condition_needs_one(client, room):
    answer = as_(client, room.chair).get(page("remark_condition", room, room.subsidy))
    assert (answer.status_code, "nog geen voorwaarden" in answer.content.decode()) == (403, True)


def test_write_note_beside_the_figures(client, room):
    room.asking()
    text = read(as_(client, room.coordinator), room, "write_note")
    assert "€\xa050 (10\xa0%)" in text
    client.post(page("write_note", room, room.subsidy), {"proportionality_note": NOTE})
    assert room.fresh().subsidy.proportionality_note == NOTE


def test_the_page_warns_when_conditions_cost_more_than_the_subsidy_brings(client, room):
    room.asking(room.condition(hours=20))
    assert "De voorwaarden kosten meer dan de subsidie opbrengt" in read(as_(client, room.chair), room)


# --- consultation ------------------------------------------------------------------------------------------


def test_consult_subsidy_puts_text_and_conditions_forward(client, room):
    room.asking()
    sent = {"closes_at": "2026-03-23T17:00", "audience": "all", "visibility": "after"}
    answer = as_(client, room.coordinator).post(page("consult_subsidy", room, room.subsidy), sent)
    made = room.consultation()
    clauses = [(clause.number, clause.text.split("\n")[0]) for clause in made.clauses.all()]
    assert clauses == [("1", "Voor wie begint."), ("V1", "Blijf een jaar open.")]
    assert answer.url.endswith(f"/inspraak/{made.pk}/")


def test_edit_conditions_is_refused_while_people_give_their_view(room):
    room.asking()
    subsidy = actions.consult_subsidy(room.subsidy, by=room.coordinator, closes_at=CLOSES_AT)
    consultation_actions.open_consultation(subsidy.consultation, by=room.coordinator)
    with pytest.raises(Refused, match="ligt voor in een inspraak"):
        room.fresh().asking(room.condition())


def test_publish_subsidy_waits_for_the_end_of_its_consultation(room):
    room.asking().noted()
    subsidy = actions.consult_subsidy(room.subsidy, by=room.coordinator, closes_at=CLOSES_AT)
    with pytest.raises(Refused, match="De inspraak is nog niet afgesloten"):
        actions.publish_subsidy(subsidy, by=room.administrator, **DECISION)
    sql = f"""UPDATE agreements_localsubsidy SET {PUBLISHED} WHERE id = %s"""
    refused_in_sql("nog niet afgesloten", sql, [subsidy.pk], person=room.administrator)


# --- publishing, three ways (invariant 12) -----------------------------------------------------------------

PUBLISHED = "state = 'published', published_at = ledger_now(), decided_by = 'raad', decided_on = '2026-03-02'"
ENDED = PUBLISHED.replace("'published',", "'ended',", 1)
LACKING = {
    "its note": (lambda room: room.asking(), "De nota over de verhouding ontbreekt", "zonder nota"),
    "a note that says something": (
        lambda room: room.asking().noted(" \n "),
        "De nota over de verhouding ontbreekt",
        "zonder nota",
    ),
    "a reason": (
        lambda room: room.asking(room.condition(goal="")).noted(),
        "Voorwaarde 1 is niet volledig. Vul nog in: waarom u dit vraagt.",
        "wat ze kost",
    ),
    "evidence": (
        lambda room: room.asking(room.condition(), room.condition(evidence=" ")).noted(),
        "Voorwaarde 2 is niet volledig. Vul nog in: waaruit het blijkt.",
        "wat ze kost",
    ),
    "its cost": (
        lambda room: room.asking(room.condition(hours=None, cost=None)).noted(),
        "Voorwaarde 1 is niet volledig. Vul nog in: uren werk, kost.",
        "wat ze kost",
    ),
}


@pytest.fixture(params=LACKING)
def lacking(request, room):
    """A draft that lacks one thing, and what refuses it on screen and in the database."""
    make, on_screen, in_sql = LACKING[request.param]
    return make(room), on_screen, in_sql


def test_publish_subsidy_that_lacks_something_is_refused_in_the_screen(client, lacking):
    room, on_screen, _ = lacking
    answer = as_(client, room.administrator).post(page("publish_subsidy", room, room.subsidy), KNOWN)
    assert (answer.status_code, on_screen in answer.content.decode()) == (403, True)


def test_publish_subsidy_that_lacks_something_is_refused_in_the_orm(lacking):
    room, on_screen, _ = lacking
    with pytest.raises(Refused, match=on_screen[:30]):
        actions.publish_subsidy(room.subsidy, by=room.administrator, **DECISION)
    with pytest.raises(Unlogged):
        LocalSubsidy.objects.filter(pk=room.subsidy.pk).update(state="published")


@pytest.mark.parametrize("change", [PUBLISHED, ENDED])
def test_publish_subsidy_that_lacks_something_is_refused_in_sql(lacking, change):
    room, _, in_sql = lacking
    sql = f"UPDATE agreements_localsubsidy SET {change} WHERE id = %s"
    sentence = f"{in_sql}|slaat geen stap over"
    refused_in_sql(sentence, sql, [room.subsidy.pk], person=room.administrator)


def test_publish_subsidy_is_not_dated_in_secret_in_sql(room):
    sql = "UPDATE agreements_localsubsidy SET published_at = ledger_now() WHERE id = %s"
    refused_in_sql("localsubsidy_unpublished", sql, [room.subsidy.pk], person=room.administrator)


FIXED = "verandert niet meer. Maak een nieuwe."


@pytest.mark.parametrize(
    "change", ["title = 'x'", "amount = 1", "proportionality_note = ''", "state = 'draft'"]
)
def test_a_published_subsidy_is_fixed_in_sql(room, change):
    room.asking().noted().published()
    sql = f"UPDATE agreements_localsubsidy SET {change} WHERE id = %s"
    refused_in_sql(FIXED, sql, [room.subsidy.pk], person=room.administrator)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE agreements_condition SET text = 'x' WHERE subsidy_id = %s",
        "DELETE FROM agreements_condition WHERE subsidy_id = %s",
        """INSERT INTO agreements_condition (subsidy_id, place, text, goal, evidence, lok_remark)
        VALUES (%s, 9, 'x', 'x', 'x', '')""",
    ],
)
def test_conditions_of_a_published_subsidy_are_fixed_in_sql(room, sql):
    room.asking().noted().published()
    refused_in_sql(FIXED, sql, [room.subsidy.pk], person=room.administrator)


def test_a_condition_is_not_moved_to_a_published_subsidy_in_sql(room):
    known = room.asking().noted().published().subsidy
    room.with_subsidy(title="Ontwerp").asking(room.condition())
    sql = "UPDATE agreements_condition SET subsidy_id = %s, place = 9 WHERE subsidy_id = %s"
    refused_in_sql("blijft bij haar subsidie", sql, [known.pk, room.subsidy.pk], person=room.administrator)


@pytest.mark.django_db(transaction=True)
def test_a_condition_changes_only_with_a_line_in_the_log_in_sql(travel):
    room = PolicyRoom(travel).with_subsidy().asking()
    for change in ("UPDATE agreements_condition SET hours = 0", "DELETE FROM agreements_condition"):
        sql = f"{change} WHERE subsidy_id = %s"
        refused_in_sql("Niet in het logboek", sql, [room.subsidy.pk], person=room.coordinator)
    with pytest.raises(DatabaseError, match="Dit wordt nooit gewist"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE agreements_condition")


def test_the_next_step_of_a_draft_is_told_in_order(client, room):
    as_(client, room.coordinator)
    said = [read(client, room)]
    said += [read(client, room.asking(room.condition(goal="")))]
    said += [read(client, room.asking())]
    said += [read(client, room.noted())]
    actions.consult_subsidy(room.subsidy, by=room.coordinator, closes_at=CLOSES_AT)
    said += [read(client, room)]
    begun = (
        "Voeg de voorwaarden toe.",
        "Nog aan te vullen:",
        "Nog te schrijven: de nota.",
        "Alles is er.",
    )
    expected = [*begun, "De inspraak loopt nog."]
    assert [words in text for words, text in zip(expected, said, strict=True)] == [True] * 5


def test_conditions_are_as_visible_as_their_subsidy(room):
    room.asking()
    seen = [Condition.objects.visible_to(who).count() for who in (room.chair, room.stranger)]
    assert (seen, str(room.subsidy.conditions.get())) == ([1, 0], "Blijf een jaar open.")


# --- publishing --------------------------------------------------------------------------------------------


def test_publish_subsidy_shows_what_becomes_public_and_who_gets_mail(client, room):
    room.asking().noted()
    text = read(as_(client, room.administrator), room, "publish_subsidy")
    said = ("3\xa0personen", "1 voorwaarden", "nooit aan wie", "Lokale subsidie bekendgemaakt: Startpremie.")
    assert [words in text for words in said] == [True, False, True, True]


def test_publish_subsidy_mails_every_organiser_once(client, room):
    room.asking().noted()
    as_(client, room.administrator).post(page("publish_subsidy", room, room.subsidy), KNOWN)
    told = sorted(Mail.objects.filter(subject__startswith="Lokale subsidie").values_list("to", flat=True))
    expected = sorted(contact.email for contact in room.contacts)
    assert (room.fresh().subsidy.state, told) == ("published", expected)


def test_publish_subsidy_without_conditions_needs_no_note(room):
    assert room.published().subsidy.state == "published"


def test_publish_subsidy_is_for_the_administrator_and_the_decider(client, room):
    people = ("administrator", "decider", "coordinator", "chair", "auditor")
    address = page("publish_subsidy", room, room.subsidy)
    seen = [as_(client, getattr(room, who)).get(address).status_code for who in people]
    assert seen == [200, 200, 403, 403, 403]


def test_everybody_reads_text_conditions_ratio_note_and_remarks(client, room):
    room.asking()
    condition = room.subsidy.conditions.get()
    actions.remark_condition(room.subsidy, {condition.pk: "Het LOK gaat akkoord."}, by=room.chair)
    room.noted().published()
    text = read(client, room)
    said = (
        "Voor wie begint.",
        "Blijf een jaar open.",
        "10\xa0%",
        NOTE,
        "Het LOK gaat akkoord.",
        "gemeenteraad",
    )
    assert [words in text for words in said] == [True] * 6


def test_end_subsidy_stops_new_grants_and_stays_readable(client, room):
    room.published()
    as_(client, room.coordinator).post(page("end_subsidy", room, room.subsidy), {"reason": "Budget op."})
    client.logout()
    assert (room.fresh().subsidy.state, "Budget op." in read(client, room)) == ("ended", True)
    with pytest.raises(Refused, match="alleen onder een bekendgemaakte subsidie"):
        room.grant()


def test_withdraw_subsidy_gives_up_a_draft(client, room):
    as_(client, room.coordinator).post(page("withdraw_subsidy", room, room.subsidy), {"reason": "Te duur."})
    client.logout()
    assert room.fresh().subsidy.state == "withdrawn"
    assert client.get(page("subsidy_detail", room, room.subsidy)).status_code == 404
