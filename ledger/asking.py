"""Ask before showing the page of an act, so that nobody fills in a form for nothing."""

from .rules import Refused, Rule, Who


def ask(person, rule: Rule, thing) -> None:
    """Raise Refused (a 403 page with the rule's Dutch sentence) when this person may not do this now."""
    if sentence := rule.why_not(person, thing):
        raise Refused(sentence)


def only(person, who: Who, thing) -> None:
    """The same for a plain page that belongs to somebody without being an act."""
    if not who(person, thing):
        raise Refused(f"Deze bladzijde is voorbehouden aan {who.label}.")
