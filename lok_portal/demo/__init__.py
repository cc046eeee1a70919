"""The demo: a lively LOK that does not exist. Data beside the acts that load them."""

from .people import PASSWORD, email, everybody


def accounts() -> list[tuple[str, str, str]]:
    """Address, password and role of the accounts worth trying."""
    return [(email(key), PASSWORD, role) for key, _, role in everybody() if role]
