"""The facts that the portal computes from its own records, and the rule that each of them applies."""

from dataclasses import dataclass
from decimal import Decimal

from advice.criteria import words

FRAMEWORK_LABELS = {
    "LOK": "het afsprakenkader van het LOK",
    "LOKET": "de engagementsverklaring van het Lokaal Loket Kinderopvang",
    "BOA": "het afsprakenkader buitenschoolse opvang en activiteiten",
}
COUNTS_LABELS = {"present": "aanwezig", "present_or_excused": "aanwezig of verontschuldigd"}
BEFORE_LABELS = {"deadline": "voor de uiterste datum"}
AGE_LABELS = {"0-2": "0 tot 2 jaar"}
SCOPE_LABELS = {"neighbourhood": "in de leefkern van de locatie"}


@dataclass(frozen=True, kw_only=True)
class LokAttendance:
    """Took part in the LOK: a share (0 to 1) of the meetings in the months before the deadline."""

    min_share: Decimal
    counts: str
    excuse_required: bool
    months: int

    @property
    def sentence(self) -> str:
        """Return the rule in Dutch, to follow "de organisator was"."""
        rest = ", verontschuldigd voor de rest" if self.excuse_required else ""
        period = "de maand" if self.months == 1 else f"de {self.months} maanden"
        return f"{self._share} {COUNTS_LABELS[self.counts]}{rest}, in {period} voor de uiterste datum"

    @property
    def _share(self) -> str:
        if self.min_share == 1:
            return "op alle vergaderingen"
        share = "de helft" if self.min_share == Decimal("0.5") else f"{words.number(self.min_share * 100)} %"
        return f"op minstens {share} van de vergaderingen"


@dataclass(frozen=True, kw_only=True)
class AgreementEndorsed:
    """Has an endorsement in force of a kind of agreement framework."""

    framework: str
    before: str

    @property
    def sentence(self) -> str:
        """Return the rule in Dutch."""
        return f"onderschreef {FRAMEWORK_LABELS[self.framework]} {BEFORE_LABELS[self.before]}"


@dataclass(frozen=True, kw_only=True)
class DataConfirmed:
    """Confirmed its own data not longer ago than a number of days."""

    max_age_days: int

    @property
    def sentence(self) -> str:
        """Return the rule in Dutch."""
        age = "1 dag" if self.max_age_days == 1 else f"{self.max_age_days} dagen"
        return f"bevestigde de eigen gegevens hoogstens {age} geleden"


@dataclass(frozen=True, kw_only=True)
class SupplyPer100:
    """The places per 100 children around the location, from the newest indicator before the round opened."""

    age: str
    scope: str

    @property
    def sentence(self) -> str:
        """Return in Dutch what is measured."""
        where = f"van {AGE_LABELS[self.age]} {SCOPE_LABELS[self.scope]}"
        return f"plaatsen per 100 kinderen {where}, volgens de nieuwste cijfers voor de opening van de ronde"


FactRule = LokAttendance | AgreementEndorsed | DataConfirmed | SupplyPer100
FACT_LABELS = {
    "lok_attendance": "deelname aan het LOK",
    "agreement_endorsed": "afspraken onderschreven",
    "data_confirmed": "gegevens bevestigd",
    "supply_per_100": "aanbod per 100 kinderen",
}
MEASURED_FACTS = ("supply_per_100",)
MEASURED_UNIT = "plaatsen per 100 kinderen"
