"""The parts of the room of agreements, as tabs above each list."""

from django.urls import NoReverseMatch, reverse

PARTS = (
    ("framework_list", "Afsprakenkaders"),
    ("action_list", "Actieplan"),
    ("goal_list", "Beleid en maatregelen"),
    ("subsidy_list", "Lokale subsidies"),
    ("support_list", "Ondersteuning"),
)


def room_tabs(request, current: str) -> list[dict]:
    """Tabs for includes/tabs.html; `current` names the list that is shown; a part appears as it is built."""
    return [
        {"label": label, "url": url, "current": name == current}
        for name, label in PARTS
        if (url := _url(name, request.lok.slug))
    ]


def _url(name: str, slug: str) -> str:
    try:
        return reverse(f"agreements:{name}", args=[slug])
    except NoReverseMatch:
        return ""
