"""Rule: one row says who may do an act, from which states, to which, unless what.

`why_not` answers in Dutch.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

NEW = None  # the "state" of a record that does not exist yet
SEALED = "sealed"
KINDS = {
    "criteria.published": "Criteria",
    "criteria.withdrawn": "Criteria ingetrokken",
    "round.opened": "Ronde geopend",
    "round.closed": "Ronde gesloten",
    "submission.received": "Aanvraag ontvangen",
    "lok.advised": "Advies van het LOK",
    "advice.decided": "Advies beslist",
    "hearing.requested": "Hoorzitting gevraagd",
    "minutes.approved": "Verslag goedgekeurd",
    "agreement.adopted": "Afspraken vastgesteld",
    "member.changed": "Opdracht of mandaat",
    "settings.changed": "Werking van het LOK",
    "correction": "Rechtzetting",
    SEALED: "Vertrouwelijk",
}  # ledger-format B.3, with settings.changed (commitment D6: choices of the authority are public)


class Refused(Exception):
    """Not allowed; the message is a Dutch sentence the user can act on."""


@dataclass(frozen=True)
class Who:
    """Who may: a test on (person, thing) and the Dutch words for these people."""

    label: str
    test: Callable[[Any, Any], bool]
    either: tuple["Who", ...] = ()

    def capacity(self, person, thing) -> str:
        """In which capacity this person may: the first of the alternatives that holds."""
        return next((who.capacity(person, thing) for who in self.either if who(person, thing)), self.label)

    def __call__(self, person, thing) -> bool:
        return bool(person and person.is_authenticated and person.is_active and self.test(person, thing))

    def __or__(self, other: "Who") -> "Who":
        label = f"{self.label} of {other.label}"
        return Who(label, lambda person, thing: self(person, thing) or other(person, thing), (self, other))


def who(label: str) -> Callable[[Callable[[Any, Any], bool]], Who]:
    """Decorator: turn a test into a Who with its Dutch label."""
    return lambda test: Who(label, test)


class _Registry(dict):
    """All rules by name; a name is given once."""

    def add(self, rule: "Rule") -> None:
        if rule.name in self:
            raise ValueError(f"two rules named {rule.name}")
        self[rule.name] = rule


RULES = _Registry()


@dataclass(frozen=True, eq=False)
class Rule:
    """One act.

    `states` holds the states it starts from (NEW for a record to be made); `to` None keeps the state.

    `unless` are questions `(person, thing) -> str`: "" to agree, else the Dutch sentence that refuses.
    `kind` is the public kind of its ledger entry; SEALED keeps act and payload to the people concerned.
    `reason` asks for a reason; `is_quick` acts on one press, without a page of its own.
    `within` names the act this one is a step of: it has no page or button of its own.
    """

    name: str
    on: type
    label: str
    who: Who
    states: tuple
    to: str | None = None
    unless: tuple[Callable[[Any, Any], str], ...] = ()
    kind: str = SEALED
    reason: bool = False
    is_quick: bool = False
    told: str = ""
    within: str = ""

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"{self.name}: unknown kind {self.kind}")
        RULES.add(self)

    @property
    def app(self) -> str:
        return self.name.split(".")[0]

    @property
    def verb(self) -> str:
        return self.name.split(".")[1]

    @property
    def url_name(self) -> str:
        return f"{self.app}:{self.verb}"

    @property
    def past(self) -> str:
        """How the log tells it: "Ronde geopend"."""
        return self.told or self.label

    def starts_from(self, thing) -> bool:
        return (NEW if thing.pk is None else thing.state) in self.states

    def why_not(self, person, thing) -> str:
        """ "" when this person may do this to this thing now, else a Dutch sentence that says why not."""
        if not self.who(person, thing):
            return f"“{self.label}” is voorbehouden aan {self.who.label}."
        if not self.starts_from(thing):
            return self._wrong_state(thing)
        return next((sentence for ask in self.unless if (sentence := ask(person, thing))), "")

    def _wrong_state(self, thing) -> str:
        labels = dict(self.on.State.choices)
        now = labels.get(thing.state, thing.state)
        wanted = " of ".join(f"“{labels[state]}”" for state in self.states if state is not NEW)
        if not wanted or thing.pk is None:
            return f"“{self.label}” kan hier niet: dit bestaat {'nog niet' if thing.pk is None else 'al'}."
        return f"“{self.label}” kan alleen in de toestand {wanted}. Nu is de toestand “{now}”."


def rules_of(model: type) -> list[Rule]:
    """The acts on one kind of record, in the order they were written down."""
    return [rule for rule in RULES.values() if rule.on is model]


def buttons_of(model: type) -> list[Rule]:
    """The acts people can do by themselves on one kind of record."""
    return [rule for rule in rules_of(model) if not rule.within]
