"""The chain of a criteria set, from draft to round: what is done, what is missing, and who is next."""

from django.urls import reverse

from consultation.models import Consultation
from meetings.models import AgendaItem

from .models import CriteriaSet, Round

STATES = CriteriaSet.State


def chain(criteria_set: CriteriaSet, person, rounds: list[Round]) -> list[dict]:
    """Steps for includes/process.html; the first that is not done is the one of now."""
    steps = [
        _drafted(criteria_set),
        _consulted(criteria_set),
        _listed(criteria_set, person),
        _advised(criteria_set),
        _adopted(criteria_set),
        *_ratified(criteria_set),
        _published(criteria_set),
        _opened(rounds),
    ]
    return _with_now(steps, is_over=criteria_set.state in (STATES.WITHDRAWN, STATES.SUPERSEDED))


def _with_now(steps: list[dict], *, is_over: bool) -> list[dict]:
    waiting = next((step for step in steps if not step["is_done"]), None)
    for step in steps:
        is_now = step is waiting and not is_over
        step["status"] = "past" if step["is_done"] else "now" if is_now else "todo"
    return steps


def _step(label: str, is_done, note: str = "", *, date=None, url: str = "") -> dict:
    return {"label": label, "is_done": bool(is_done), "note": note, "date": date, "url": url}


def _drafted(criteria_set: CriteriaSet) -> dict:
    return _step("Ontwerp", is_done=True, note=f"versie {criteria_set.version}")


def _consulted(criteria_set: CriteriaSet) -> dict:
    about = criteria_set.consultation
    if about is None:
        return _step("Inspraak", criteria_set.state != STATES.DRAFT, "nog niet gevraagd")
    url = reverse("consultation:consultation_detail", args=[criteria_set.lok.slug, about.pk])
    is_done = about.state == Consultation.State.CLOSED
    date = about.closed_at if is_done else None
    return _step("Inspraak", is_done, about.get_state_display().lower(), date=date, url=url)


def _listed(criteria_set: CriteriaSet, person) -> dict:
    """On an agenda of the LOK, as far as this reader may know; an advice shows that it was."""
    label, advice = "Op de agenda van het LOK", criteria_set.resolution
    if advice is not None:
        return _step(label, is_done=True, date=advice.item.meeting.starts_at)
    if criteria_set.state != STATES.DRAFT:
        return _step(label, is_done=False)
    items = AgendaItem.objects.visible_to(person).filter(
        lok=criteria_set.lok_id, subject_url=criteria_set.get_absolute_url()
    )
    item = items.select_related("meeting").order_by("-meeting__starts_at").first()
    if item is None:
        return _step(label, is_done=False)
    url = reverse("meetings:meeting_detail", args=[criteria_set.lok.slug, item.meeting_id])
    return _step(label, is_done=True, date=item.meeting.starts_at, url=url)


def _advised(criteria_set: CriteriaSet) -> dict:
    advice = criteria_set.resolution
    if advice is None:
        return _step("Advies van het LOK", is_done=False)
    url = reverse("meetings:resolution_detail", args=[criteria_set.lok.slug, advice.pk])
    note = criteria_set.get_lok_stance_display()
    return _step("Advies van het LOK", is_done=True, note=note, date=advice.sent_at, url=url)


def _adopted(criteria_set: CriteriaSet) -> dict:
    body = criteria_set.adopted_by or criteria_set.lok.get_adopting_body_display()
    return _step("Vaststelling", criteria_set.adopted_on, body, date=criteria_set.adopted_on)


def _ratified(criteria_set: CriteriaSet) -> list[dict]:
    body = criteria_set.ratified_by or criteria_set.lok.get_ratifying_body_display()
    if not body:
        return []
    return [_step("Bekrachtiging", criteria_set.ratified_on, body, date=criteria_set.ratified_on)]


def _published(criteria_set: CriteriaSet) -> dict:
    return _step("Bekendmaking", criteria_set.published_at, date=criteria_set.published_at)


def _opened(rounds: list[Round]) -> dict:
    opened = next((each for each in rounds if each.opened_at), None)
    if opened is None:
        return _step("Adviesronde", is_done=False)
    url = reverse("advice:round_detail", args=[opened.lok.slug, opened.pk])
    return _step("Adviesronde", is_done=True, note=opened.title, date=opened.opened_at, url=url)
