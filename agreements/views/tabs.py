"""The parts of the room of agreements, as tabs above each list."""

from django.urls import reverse

PARTS = (
    ("framework_list", "Afsprakenkaders"),
    ("action_list", "Actieplan"),
    ("goal_list", "Beleid en maatregelen"),
    ("subsidy_list", "Lokale subsidies"),
    ("support_list", "Ondersteuning"),
)


def room_tabs(request, current: str) -> list[dict]:
    """Tabs for includes/tabs.html; `current` names the list that is shown."""
    slug = request.lok.slug
    return [
        {"label": label, "url": reverse(f"agreements:{name}", args=[slug]), "current": name == current}
        for name, label in PARTS
    ]
