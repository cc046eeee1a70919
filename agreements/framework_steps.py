"""Where a version of a framework stands: its chain, what we wait for, and which principles it covers."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from agreements.models import Framework, FrameworkVersion
from agreements.principles import GROUPS, Principle
from consultation.models import Consultation

State = FrameworkVersion.State
Asked = Consultation.State


def sentence(version: FrameworkVersion) -> str:
    """One sentence that says what the state means."""
    if version.framework.state == Framework.State.ENDED and version.state == State.ADOPTED:
        return "Dit kader is beëindigd. De tekst blijft leesbaar."
    return {
        State.DRAFT: "Een ontwerp: de tekst kan nog veranderen.",
        State.ADOPTED: f"Vastgesteld door {version.adopted_by}. Dit is de tekst die geldt.",
        State.SUPERSEDED: "Vervangen door een nieuwere versie. De tekst blijft leesbaar.",
        State.WITHDRAWN: "Dit ontwerp gaat niet door.",
    }[version.state]


def chain(version: FrameworkVersion, points: list, signed: str, *, is_changed: bool) -> list[dict]:
    """Steps for includes/process.html: done, now and to come.

    `points`: on agendas this reader may know of; `is_changed`: the text is another than the LOK discussed.
    """
    steps = [
        _step("Ontwerp", is_done=True, note=f"versie {version.number}"),
        _consulted(version),
        _listed(version, points),
        _discussed(version, points, is_changed=is_changed),
        _step("Vaststelling", version.adopted_on, version.adopted_by, date=version.adopted_on),
        _step("Ondertekening", version.state == State.SUPERSEDED, signed),
    ]
    waiting = next((step for step in steps if not step["is_done"]), None)
    is_over = version.state in (State.WITHDRAWN, State.SUPERSEDED)
    for step in steps:
        is_now = step is waiting and not is_over
        step["status"] = "past" if step.pop("is_done") else "now" if is_now else "todo"
    return steps


def _step(label: str, is_done, note: str = "", *, date=None, url: str = "") -> dict:
    return {"label": label, "is_done": bool(is_done), "note": note, "date": date, "url": url}


def _consulted(version: FrameworkVersion) -> dict:
    about = version.consultation
    if about is None:
        return _step("Inspraak per artikel", is_done=False, note="nog niet gevraagd")
    url = reverse("consultation:consultation_detail", args=[version.lok.slug, about.pk])
    note = about.get_state_display().lower()
    return _step("Inspraak per artikel", about.state == Asked.CLOSED, note, date=about.closed_at, url=url)


def _listed(version: FrameworkVersion, points: list) -> dict:
    if not points:
        return _step("Op de agenda van het LOK", version.item_id)
    url = reverse("meetings:item_detail", args=[version.lok.slug, points[0].pk])
    return _step("Op de agenda van het LOK", is_done=True, date=points[0].starts_at, url=url)


def _discussed(version: FrameworkVersion, points: list, *, is_changed: bool) -> dict:
    """A point of a closed meeting keeps its title to itself."""
    if is_changed:
        url = reverse("agreements:discussed_changes", args=[version.lok.slug, version.pk])
        return _step("Bespreking op het LOK", is_done=False, note="de tekst veranderde daarna", url=url)
    held = next((point for point in points if point.pk == version.item_id), None)
    return _step("Bespreking op het LOK", version.item_id, held.title if held else "")


WAITS = {
    Asked.DRAFT: "De inspraak is voorbereid. De regie kijkt ze na en opent ze.",
    Asked.OPEN: "Organisaties zeggen per artikel wat ze ervan vinden.",
    Asked.ANSWERING: "Elke inbreng krijgt nu een antwoord. De tekst kan al aangepast worden.",
}

AGAIN = (
    "De tekst veranderde nadat het LOK hem besprak. Hij staat opnieuw op de agenda. Leg na de vergadering die"
    " bespreking vast."
)
CHANGED = (
    "De tekst veranderde nadat het LOK hem besprak. Zet de gewijzigde tekst opnieuw op de agenda en leg die"
    " bespreking vast. Pas daarna kan hij vastgesteld worden."
)


def next_step(version: FrameworkVersion, points: list, *, is_changed: bool) -> dict:
    """What a draft still asks: `text` or `waiting_for`, perhaps `until` and the page to go to."""
    about = version.consultation
    if about is None or about.state == Asked.CANCELLED:
        return {"text": "Werk de tekst af en vraag inspraak, artikel per artikel."}
    if is_changed:
        url = reverse("agreements:discussed_changes", args=[version.lok.slug, version.pk])
        text = AGAIN if any(point.is_to_come for point in points) else CHANGED
        return {"text": text, "url": url, "label": "Zie wat veranderde sinds de bespreking"}
    if about.state == Asked.CLOSED:
        return {"text": _after_consultation(version, points)}
    if about.state != Asked.OPEN:
        return {"waiting_for": WAITS[about.state]}
    url = reverse("consultation:consultation_detail", args=[version.lok.slug, about.pk])
    wait = {"waiting_for": WAITS[about.state], "until": about.closes_at}
    return wait | {"url": url, "label": "Naar de inspraak"}


def _after_consultation(version: FrameworkVersion, points: list) -> str:
    if version.item_id:
        return "Alles is er. Leg vast welk orgaan de tekst vaststelde."
    if not points:
        return "Verwerk de antwoorden in de tekst en zet hem op de agenda van het LOK."
    return "De tekst staat op de agenda. Leg na de vergadering de bespreking vast."


def hand_in_url(version: FrameworkVersion) -> str:
    """The page that puts this text on an agenda of the LOK."""
    asked = {"titel": str(version)[:200], "link": version.get_absolute_url(), "over": "Afsprakenkader"}
    return f"{reverse('meetings:hand_in', args=[version.lok.slug])}?{urlencode(asked)}"


@dataclass(frozen=True)
class Group:
    """One letter of the statement: which of its principles have articles, and which do not."""

    letter: str
    name: str
    covered: list[tuple[str, list]]
    missing: list[str]


def coverage(articles) -> list[Group]:
    """Principles A to F against these articles."""
    by_principle: dict[str, list] = {}
    for article in articles:
        by_principle.setdefault(article.principle, []).append(article)
    return [
        Group(
            letter,
            name,
            [(p.label, by_principle[p]) for p in Principle if p[0] == letter and p in by_principle],
            [p.label for p in Principle if p[0] == letter and p not in by_principle],
        )
        for letter, name in GROUPS.items()
    ]
