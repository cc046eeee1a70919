"""The house keeps its own rules: one act, one name, five places, doors, guards, templates, docs."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import models
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from advice import actions as advice_actions
from agreements import actions as agreements_actions
from consultation import actions as consultation_actions
from ledger.models import Guarded
from ledger.rules import NEW, RULES, SEALED
from meetings import actions as meetings_actions
from partners import actions as partners_actions
from tests import factories

ROOT = Path(settings.BASE_DIR)
ACTIONS = {
    "partners": partners_actions,
    "consultation": consultation_actions,
    "meetings": meetings_actions,
    "agreements": agreements_actions,
    "advice": advice_actions,
}
ROOMS = ("ledger", "partners", "consultation", "meetings", "agreements", "advice", "lok_portal")
GUARDED = [model for model in apps.get_models() if issubclass(model, Guarded)]
BUTTONS = [rule for rule in RULES.values() if not rule.within]


def patterns(resolver=None, before=""):
    """Every url of the portal as (name, route, view)."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name, before + str(pattern.pattern), pattern.callback
        else:
            yield from patterns(pattern, before + str(pattern.pattern))


@pytest.mark.parametrize("rule", BUTTONS, ids=lambda rule: rule.name)
def test_every_act_has_an_action_of_its_name(rule):
    assert callable(getattr(ACTIONS[rule.app], rule.verb, None))


@pytest.mark.parametrize("rule", BUTTONS, ids=lambda rule: rule.name)
def test_every_act_has_an_address_of_its_name(rule):
    assert any(_reverses(rule.url_name, args) for args in (["a"], ["a", 1]))


def _reverses(name, args):
    try:
        return bool(reverse(name, args=args))
    except NoReverseMatch:
        return False


def test_acts_within_another_act_name_an_act():
    assert [rule.name for rule in RULES.values() if rule.within and rule.within not in RULES] == []


@pytest.mark.parametrize("rule", list(RULES.values()), ids=lambda rule: rule.name)
def test_every_act_has_a_test_that_names_it(rule):
    tests = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    assert re.search(rf"def test_\w*{rule.verb}|rules\.{rule.verb.upper()}\b|actions\.{rule.verb}\(", tests)


@pytest.mark.parametrize("rule", list(RULES.values()), ids=lambda rule: rule.name)
def test_every_act_leads_from_known_states_to_a_known_state(rule):
    known = {NEW, *rule.on.State.values}
    assert ({*rule.states} - known, {rule.to} - known - {None}) == (set(), set())


def test_public_acts_are_these():
    public = {rule.name: rule.kind for rule in RULES.values() if rule.kind != SEALED}
    assert public == {
        "partners.create_lok": "settings.changed",
        "partners.change_settings": "settings.changed",
        "partners.archive_lok": "settings.changed",
        "consultation.open_consultation": "settings.changed",
        "consultation.extend_consultation": "correction",
        "consultation.close_consultation": "settings.changed",
        "consultation.keep_report": "settings.changed",
        "meetings.adopt_rules": "settings.changed",
        "meetings.replace_rules": "settings.changed",
        "meetings.publish_minutes": "minutes.approved",
        "meetings.recuse": "member.changed",
        "meetings.send_resolution": "lok.advised",
        "meetings.reply": "lok.advised",
        "meetings.mark_answered": "lok.advised",
        "partners.install_term": "member.changed",
        "partners.end_term": "member.changed",
        "partners.add_segment": "member.changed",
        "partners.edit_segment": "member.changed",
        "partners.end_segment": "member.changed",
        "agreements.add_goal": "settings.changed",
        "agreements.edit_goal": "settings.changed",
        "agreements.end_goal": "settings.changed",
        "agreements.decide_measure": "agreement.adopted",
        "agreements.end_measure": "settings.changed",
        "agreements.publish_subsidy": "agreement.adopted",
        "agreements.end_subsidy": "settings.changed",
        "agreements.add_support": "settings.changed",
        "agreements.edit_support": "settings.changed",
        "agreements.end_support": "settings.changed",
        "agreements.end_framework": "agreement.adopted",
        "agreements.adopt_framework": "agreement.adopted",
        "agreements.supersede_version": "agreement.adopted",
        "agreements.evaluate_framework": "agreement.adopted",
        "advice.publish_criteria": "criteria.published",
        "advice.ratify_criteria": "criteria.published",
        "advice.supersede_criteria": "criteria.withdrawn",
        "advice.withdraw_criteria": "criteria.withdrawn",
        "advice.open_round": "round.opened",
        "advice.extend_round": "correction",
        "advice.close_round": "round.closed",
        "advice.cancel_round": "correction",
        "advice.record_lok_advice": "lok.advised",
        "advice.decide_round": "advice.decided",
        "advice.release_advice": "advice.decided",
        "advice.release_round": "advice.decided",
    }


@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model.__name__)
def test_every_guarded_model_carries_the_guards(model):
    names = {trigger.name for trigger in model._meta.triggers}
    assert {"logged", "no_delete", "no_truncate"} <= names


@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model.__name__)
def test_every_guarded_model_reads_through_visible_to_or_through_its_parent(model):
    through_parent = {"Lok", "Recusal", "Reply"}
    assert hasattr(model.objects, "visible_to") or model.__name__ in through_parent


def _choice_fields():
    for model in apps.get_models():
        if model._meta.app_label in ROOMS and issubclass(model, Guarded):
            yield from ((model, field) for field in model._meta.concrete_fields if field.choices)


@pytest.mark.parametrize(
    ("model", "field"),
    list(_choice_fields()),
    ids=lambda value: getattr(value, "name", getattr(value, "__name__", "")),
)
def test_every_choice_is_a_constraint(model, field):
    conditions = [str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint)]
    assert any(f"'{field.name}" in condition for condition in conditions)


def test_every_constraint_on_a_guarded_model_speaks_dutch():
    silent = [
        c.name
        for model in GUARDED
        for c in model._meta.constraints
        if c.violation_error_message == c.default_violation_error_message
        and not isinstance(c, models.UniqueConstraint)
    ]
    assert silent == []


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_processes_page_is_fresh(db):
    call_command("processes", check=True)


def test_model_names_are_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    missing = [
        m.__name__
        for m in apps.get_models()
        if m._meta.app_label in ROOMS and f"`{m.__name__}`" not in glossary
    ]
    assert missing == []


def test_every_template_is_used():
    text = "".join(
        p.read_text()
        for p in [*ROOT.glob("*/**/*.py"), *(ROOT / "templates").rglob("*")]
        if p.is_file() and ".venv" not in p.parts
    )
    own = [p.relative_to(ROOT / "templates") for p in (ROOT / "templates").rglob("*.*")]
    library = ("account", "allauth", "mfa", "socialaccount", "bootstrap5")
    loose = [
        str(p) for p in own if p.parts[0] not in library and p.name not in ERRORS and not _is_named(p, text)
    ]
    assert loose == []


ERRORS = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}


def _is_named(path: Path, text: str) -> bool:
    stem = str(path.with_suffix("")).removeprefix("mail/")
    return str(path) in text or f'"{stem}"' in text or f'"{path.stem}"' in text


def test_only_ledger_paper_renders_pdf():
    users = [
        str(p.relative_to(ROOT))
        for room in ROOMS
        for p in (ROOT / room).rglob("*.py")
        if "weasyprint" in p.read_text().lower()
    ]
    assert users == ["ledger/paper.py"]


def test_no_view_or_template_names_a_role():
    places = [*ROOT.glob("*/views/*.py"), *ROOT.glob("*/views.py"), *(ROOT / "templates").rglob("*.html")]
    named = re.compile(r"\bRole\.|\.holds\(|ADMINISTRATOR|COORDINATOR|(?<!Kind\.)ASSESSOR|DECIDER")
    assert [str(p.relative_to(ROOT)) for p in places if named.search(p.read_text())] == []


def test_no_template_carries_inline_style_or_script():
    inline = re.compile(r"<[^>]+ style=|<script(?![^>]*src=)(?![^>]*application/json)|<[^>]+\son\w+=", re.I)
    pages = [p for p in (ROOT / "templates").rglob("*.html") if p.parts[-2] != "pdf"]
    assert [str(p.relative_to(ROOT)) for p in pages if inline.search(p.read_text())] == []


PUBLIC = set(
    """
    start health front accessibility privacy contact accept_invitation log entry overview
    criteria_list criteria_detail criteria_json criteria_booklet criteria_changes round_list round_detail
    round_report advice_list advice_detail advice_letter
    consultation_list consultation_detail clause_detail report report_paper input_sheet
    minutes resolution_list resolution_detail meeting_list meeting_detail item_detail paper_file lok_feed
    person_feed procedure_list procedure_detail composition
    action_list action_detail plan_csv plan_paper
    goal_list goal_detail measure_list measure_detail subsidy_list subsidy_detail support_list support_detail
    framework_list framework_detail version_detail version_changes consulted_changes framework_paper
    signed_paper version_history practice practice_csv practice_json starting_texts
    meeting_paper item_extract resolution_letter procedure_paper year_report
    """.split()
)


def own_patterns():
    for name, route, view in patterns():
        if view.__module__.split(".")[0] in ROOMS and "allauth" not in view.__module__:
            yield name, route, view


def test_public_pages_are_exactly_these():
    public = {name for name, _, view in own_patterns() if not getattr(view, "login_required", True)}
    assert public == PUBLIC


@pytest.mark.django_db
def test_a_stranger_gets_in_nowhere(client, road):
    road.to("released")
    client.force_login(factories.PersonFactory())
    let_in = {}
    for name, route, view in own_patterns():
        if getattr(view, "login_required", True) and name not in ("home", "demo_mailbox"):
            status = client.get("/" + _filled(route, road)).status_code
            if status not in (403, 404, 405):
                let_in[name] = status
    assert let_in == STRANGERS_SEE


STRANGERS_SEE = {"organiser_list": 302}  # to the public overview


@pytest.mark.django_db
def test_the_public_is_asked_to_log_in_where_a_page_is_not_public(client, road):
    road.to("released")
    let_in = {}
    for name, route, view in own_patterns():
        if getattr(view, "login_required", True):
            answer = client.get("/" + _filled(route, road))
            if not (answer.status_code == 302 and answer.url.startswith("/account/login/")):
                let_in[name] = answer.status_code
    assert let_in == {}


def _filled(route: str, road) -> str:
    """The route with numbers and names in it that exist on the road."""
    parts = {
        "pk": "1",
        "index": "0",
        "kind": "organisers",
        "file_format": "csv",
        "lok": road.lok.slug,
        "token": "x",
    }
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: parts.get(match[1], "1"), route)


def test_nobody_is_nobody():
    assert [rule.name for rule in RULES.values() if rule.who(AnonymousUser(), None)] == []


def test_functions_and_files_stay_short():
    long = [
        f"{p.relative_to(ROOT)}: {n}"
        for room in ROOMS
        for p in (ROOT / room).rglob("*.py")
        if "migrations" not in p.parts and (n := p.read_text().count("\n")) > 300
    ]
    assert long == []


def test_modules_say_what_lives_there():
    silent = [
        str(p.relative_to(ROOT))
        for room in ROOMS
        for p in (ROOT / room).rglob("*.py")
        if "migrations" not in p.parts and p.stat().st_size and not p.read_text().startswith('"""')
    ]
    assert silent == []
