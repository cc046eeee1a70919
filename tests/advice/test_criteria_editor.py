"""The editor of a draft: its parts, its lists of lines, and what is said when something does not fit."""

import pytest
from django.urls import reverse

from advice import actions, criteria
from partners.models import Neighbourhood, Role
from tests import factories
from tests.advice.samples import sample

pytestmark = pytest.mark.django_db
PARTS = ("general", "scale", "grounds", "knock_outs", "tie_break", "new_group")
PARTS = tuple(f"edit_criteria_{part}" for part in PARTS)
PLACES = [(part, ()) for part in ("edit_criteria", *PARTS)]
PLACES += [("edit_criteria_group", (0,)), ("edit_criteria_remove_group", (0,))]
PLACES += [("edit_criteria_new_criterion", (0,)), ("edit_criteria_criterion", (1, 0))]
PLACES += [("edit_criteria_remove_criterion", (0, 1))]


class Desk:
    """A coordinator at work on a draft of 21 points, with every kind of criterion."""

    def __init__(self, client, tree):
        self.client, self.lok = client, factories.LokFactory()
        self.person = factories.staff(self.lok, Role.COORDINATOR)
        client.force_login(self.person)
        self.draft = actions.draft_criteria(self.lok, criteria.from_dict(tree), by=self.person)

    def at(self, name, *place, query=""):
        return reverse(f"advice:{name}", args=[self.lok.slug, self.draft.pk, *place]) + query

    def get(self, name, *place, query=""):
        return self.client.get(self.at(name, *place, query=query))

    def post(self, name, *place, query="", **fields):
        seen = {"seen": self.draft.content_sha256}
        answer = self.client.post(self.at(name, *place, query=query), seen | fields)
        self.draft = type(self.draft).objects.get(pk=self.draft.pk)
        return answer

    @property
    def document(self):
        return self.draft.document

    def form_of(self, name, *place):
        """What the browser would send when nothing is changed."""
        form = self.get(name, *place).context["form"]
        fields = {field.html_name: field.value() for field in form}
        for rows in form.rows:
            fields[f"{rows.name}-count"] = len(rows.forms)
            fields |= {field.html_name: field.value() for row in rows.forms for field in row}
        return {name: value for name, value in fields.items() if value not in (None, False)}


@pytest.fixture
def desk(client):
    return Desk(client, sample())


def lines(name, *rows):
    """Lines of a list as the browser sends them."""
    return {f"{name}-count": len(rows)} | {
        f"{name}-{at}-{field}": value for at, row in enumerate(rows) for field, value in row.items()
    }


COMMON = {"code": "A.9", "title": "Nieuw", "why": "Omdat.", "evidence": "attest"}
COMMON |= {"applies_to": ["group_care"], "accepts": ["fact"]}
TWO = lines("levels", {"label": "ja", "points": "1,5"}, {"label": "nee", "points": "0"})


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_edit_criteria_shows_each_part(desk, name, place):
    assert desk.get(name, *place).status_code == 200


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_edit_criteria_once_published_is_refused_on_every_page(client, road, name, place):
    road.to("published")
    client.force_login(road.coordinator)
    answer = client.get(reverse(f"advice:{name}", args=[road.lok.slug, road.criteria_set.pk, *place]))
    assert answer.status_code == 403
    assert "Nu is de toestand “Bekendgemaakt”." in answer.content.decode()


@pytest.mark.parametrize("name", ["edit_criteria", *PARTS])
def test_edit_criteria_is_the_regies(desk, name):
    desk.client.force_login(factories.staff(desk.lok, Role.AUDITOR))
    assert desk.get(name).status_code == 403
    desk.client.force_login(factories.contact_of(factories.OrganiserFactory(lok=desk.lok)))
    assert desk.get(name).status_code == 404


ALL = [("edit_criteria_criterion", (g, c)) for g, count in ((0, 3), (1, 6)) for c in range(count)]
ALL += [(part, ()) for part in PARTS[:-1]] + [("edit_criteria_group", (1,))]


@pytest.mark.parametrize(("name", "place"), ALL)
def test_edit_criteria_without_a_change_keeps_the_document_as_it_was(desk, name, place):
    before = desk.draft.content
    answer = desk.post(name, *place, **desk.form_of(name, *place))
    assert (answer.status_code, desk.draft.content) == (302, before)


def test_edit_criteria_takes_the_general_data(desk):
    fields = {"title": "Nieuwe titel", "valid_from": "2027-01-01", "legal_basis": "Decreet"}
    desk.post("edit_criteria_general", **fields, adopted_by="gemeenteraad", changes="Alles.")
    assert (desk.draft.title, desk.draft.changes, desk.document.valid_until) == (
        "Nieuwe titel",
        "Alles.",
        None,
    )


def test_edit_criteria_says_beside_the_field_that_dates_do_not_fit(desk):
    fields = desk.form_of("edit_criteria_general") | {"valid_until": "2025-01-01"}
    answer = desk.post("edit_criteria_general", **fields)
    assert answer.context["form"].errors == {"valid_until": ["De einddatum ligt voor de begindatum."]}


def test_edit_criteria_takes_the_scale_with_a_comma(desk):
    desk.post("edit_criteria_scale", target_max="20", rounding_mode="down", rounding_step="0,25")
    scale = desk.document.scale
    assert (str(scale.target_max), scale.rounding.label, desk.document.minimum_score) == (
        *("20", "op 0,25 naar beneden", None),
    )


def test_edit_criteria_asks_for_the_step_of_a_rounding(desk):
    answer = desk.post("edit_criteria_scale", rounding_mode="down")
    sentence = "Zeg ook op hoeveel er wordt afgerond, bijvoorbeeld 0,01."
    assert answer.context["form"].errors == {"rounding_step": [sentence]}


def test_edit_criteria_says_beside_the_field_that_the_minimum_is_too_high(desk):
    answer = desk.post("edit_criteria_scale", target_max="8", minimum_score="9", rounding_mode="")
    sentence = "De minimumscore is hoger dan de hoogste score (8)."
    assert answer.context["form"].errors == {"minimum_score": [sentence]}


def test_edit_criteria_leaves_empty_lines_out(desk):
    grounds = lines("negative_grounds", {"code": "", "text": " "}, {"code": "x", "text": "Grond."})
    desk.post("edit_criteria_grounds", **grounds)
    assert [ground.text for ground in desk.document.negative_grounds] == ["Grond."]


def test_edit_criteria_puts_a_complaint_beside_its_line(desk):
    grounds = lines("negative_grounds", {}, {"code": "x", "text": "a"}, {"code": "x", "text": "b"})
    form = desk.post("edit_criteria_grounds", **grounds).context["form"]
    errors = [row.errors for row in form.rows[0].forms]
    assert errors == [{}, {}, {"code": ['De code "x" komt twee keer voor in deze set.']}]


def test_edit_criteria_refuses_an_unknown_code_in_the_tie_break(desk):
    form = desk.post("edit_criteria_tie_break", **lines("tie_break", {"code": "Z.9"})).context["form"]
    assert form.rows[0].forms[0].errors == {"code": ['Er is geen criterium met de code "Z.9".']}


# --- lines -------------------------------------------------------------------------------------------------


def typed(answer):
    form = answer.context["form"]
    return form["title"].value(), [row["label"].value() for row in form.rows[0].forms]


@pytest.mark.parametrize(
    ("button", "labels"),
    [
        ("levels add 0", ["ja", "nee", None]),
        ("levels up 1", ["nee", "ja"]),
        ("levels up 0", ["ja", "nee"]),
        ("levels drop 0", ["nee"]),
        ("items add 0", ["ja", "nee"]),
    ],
)
def test_edit_criteria_rearranges_lines_and_loses_nothing_typed(desk, button, labels):
    before = desk.draft.content
    answer = desk.post("edit_criteria_new_criterion", 0, query="?soort=levels", rows=button, **COMMON, **TWO)
    assert (typed(answer), desk.draft.content) == (("Nieuw", labels), before)


def test_edit_criteria_keeps_what_was_typed_beside_what_is_wrong(desk):
    fields = COMMON | TWO | {"levels-1-points": "veel", "code": "A.1"}
    answer = desk.post("edit_criteria_new_criterion", 0, query="?soort=levels", **fields)
    page = answer.content.decode()
    assert typed(answer) == ("Nieuw", ["ja", "nee"])
    assert "“veel” is geen gewoon getal zoals 1,5." in page


@pytest.mark.parametrize("count", ["", "x", "-1", "99999", "²"])
def test_edit_criteria_bears_a_strange_count_of_lines(desk, count):
    fields = COMMON | {"levels-count": count}
    answer = desk.post("edit_criteria_new_criterion", 0, query="?soort=levels", **fields)
    assert answer.context["form"].non_field_errors() == ["Deze lijst mag niet leeg zijn."]


# --- groups and criteria -----------------------------------------------------------------------------------


def test_edit_criteria_counts_the_sums_of_a_new_criterion(desk):
    answer = desk.post("edit_criteria_new_criterion", 0, query="?soort=levels", **COMMON, **TWO)
    made = desk.document.criterion("A.9")
    assert answer.url == desk.at("edit_criteria") + "#groep-0"
    points = (made.max_points, desk.document.groups[0].max_points, desk.document.scale.raw_max)
    assert [str(each) for each in points] == ["1.5", "9", "22.5"]


NEW = {
    "checklist": lines("items", {"label": "a", "points": "1"}) | {"cap": ""},
    "bands": lines("bands", {"op": ">", "value": "11", "points": "1"})
    | {"quantity": "uren", "unit": "uur", "otherwise": "0"},
    "zones": lines("zones", {"names": "Kern\r\nZand", "points": "1"}) | {"otherwise": "0"},
    "judgement": {"max_points": "1", "step": "0,5"},
    "lok_attendance": {"rule_min_share": "33,5", "rule_counts": "present", "rule_months": 12, "points": "1"},
    "agreement_endorsed": {"rule_framework": "BOA", "points": "1"},
    "data_confirmed": {"rule_max_age_days": 90, "points": "1"},
    "supply_per_100": lines("bands", {"op": "<", "value": "30", "points": "1"}) | {"otherwise": "0"},
}


@pytest.mark.parametrize("kind", NEW)
def test_edit_criteria_makes_a_criterion_of_each_kind(desk, kind):
    assert desk.get("edit_criteria_new_criterion", 1, query=f"?soort={kind}").status_code == 200
    desk.post("edit_criteria_new_criterion", 1, query=f"?soort={kind}", **COMMON, **NEW[kind])
    made = desk.document.criterion("A.9")
    assert (str(made.max_points), getattr(made, "fact", made.kind)) == ("1", kind)


def test_edit_criteria_names_the_neighbourhoods_of_the_lok(desk):
    Neighbourhood.objects.create(lok=desk.lok, name="Het Gehucht")
    page = desk.get("edit_criteria_new_criterion", 0, query="?soort=zones").content.decode()
    assert "Het Gehucht" in page


def test_edit_criteria_may_give_a_criterion_another_kind(desk):
    assert "Zo is het nu." in desk.get("edit_criteria_criterion", 0, 0, query="?soort=kies").content.decode()
    fields = COMMON | NEW["judgement"] | {"code": "A.7"}
    desk.post("edit_criteria_criterion", 0, 0, query="?soort=judgement", **fields)
    assert (desk.document.groups[0].criteria[0].kind, desk.document.tie_break) == (
        "judgement",
        ("B.6", "A.7"),
    )


def test_edit_criteria_adds_a_group_with_a_first_criterion(desk):
    desk.post("edit_criteria_new_group", code="C", title="Nieuw", goal="Doel")
    group = desk.document.groups[2]
    assert (group.title, [c.code for c in group.criteria]) == ("Nieuw", ["C.1"])


def test_edit_criteria_proposes_a_number_that_is_free(desk):
    desk.post("edit_criteria_new_criterion", 0, query="?soort=levels", **COMMON | {"code": "A.5"}, **TWO)
    form = desk.get("edit_criteria_new_criterion", 0, query="?soort=levels").context["form"]
    assert form["code"].value() == "A.6"


def test_the_example_of_one_criterion_for_group_care_gives_all_points(desk):
    desk.post("edit_criteria_remove_group", 0)
    for _ in range(5):
        desk.post("edit_criteria_remove_criterion", 0, 1)
    page = desk.get("edit_criteria").content.decode()
    assert "een aanvraag voor groepsopvang met alle punten: 2 × 8 ÷ 2 = 8" in page
    assert "Er is dan geen score." in page


def test_edit_criteria_changes_a_group(desk):
    desk.post("edit_criteria_group", 1, code="C", title="Anders", goal="")
    assert (desk.document.groups[1].code, desk.document.groups[1].title) == ("C", "Anders")


def test_edit_criteria_moves_groups_and_criteria(desk):
    desk.post("edit_criteria_move_group", 0, to="down")
    desk.post("edit_criteria_move_criterion", 1, 2, to="up")
    desk.post("edit_criteria_move_criterion", 1, 0, to="up")
    codes = [[c.code for c in group.criteria][:3] for group in desk.document.groups]
    assert codes == [["B.1", "B.2", "B.3"], ["A.1", "A.3", "A.2"]]


def test_edit_criteria_removes_a_criterion_also_from_the_tie_break(desk):
    assert "criterium A.1" in desk.get("edit_criteria_remove_criterion", 0, 0).content.decode()
    desk.post("edit_criteria_remove_criterion", 0, 0)
    assert ([c.code for c in desk.document.groups[0].criteria], desk.document.tie_break) == (
        *(["A.2", "A.3"], ("B.6",)),
    )


def test_edit_criteria_removes_a_group_but_not_the_last(desk):
    desk.post("edit_criteria_remove_group", 0)
    before = desk.draft.content
    answer = desk.client.get(desk.at("edit_criteria_remove_group", 0), follow=True)
    assert "dit is het enige. Voeg eerst iets anders toe." in answer.content.decode()
    assert (desk.draft.content, len(desk.document.groups)) == (before, 1)


@pytest.mark.parametrize(
    ("name", "place"), [("edit_criteria_group", (9,)), ("edit_criteria_criterion", (0, 9))]
)
def test_edit_criteria_finds_nothing_past_the_end(desk, name, place):
    assert desk.get(name, *place).status_code == 404


def test_edit_criteria_refuses_to_overwrite_what_somebody_else_saved(desk):
    before = desk.draft.content
    answer = desk.post("edit_criteria_group", 0, code="A", title="Mijn titel", goal="", seen="0" * 64)
    assert "Iemand anders bewaarde intussen iets" in answer.context["form"].non_field_errors()[0]
    moved = desk.client.post(desk.at("edit_criteria_move_group", 0), {"to": "down", "seen": "0"}, follow=True)
    assert "Iemand anders bewaarde intussen iets" in moved.content.decode()
    assert (answer.context["form"]["title"].value(), desk.draft.content) == ("Mijn titel", before)


def test_edit_criteria_refuses_criteria_without_any_point(desk):
    for _ in range(2):
        desk.post("edit_criteria_remove_criterion", 0, 0)
    desk.post("edit_criteria_remove_group", 1)
    fields = COMMON | lines("levels", {"label": "ja", "points": "0"})
    answer = desk.post("edit_criteria_criterion", 0, 0, query="?soort=levels", **fields)
    assert answer.context["form"].non_field_errors() == ["Dit getal moet groter zijn dan nul."]


def test_the_overview_of_a_draft_tries_what_each_kind_of_care_can_reach(desk):
    page = desk.get("edit_criteria").content.decode()
    assert "<strong>19</strong> van 21 punten, want 1\N{NO-BREAK SPACE}criterium telt niet mee" in page
