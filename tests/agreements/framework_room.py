"""A framework walked by real acts on a moving clock: `Pact(travel).to("adopted")` and all that was made."""

import datetime

from django.utils import timezone

from agreements import actions
from agreements.models import Endorsement, Framework, FrameworkVersion
from agreements.starting_text import ArticleText, Promise
from consultation import actions as consultation_actions
from meetings.models import AgendaItem, Meeting, RulesOfProcedure
from partners.models import Role
from tests import factories

STAGES = {
    "drafted": "2026-02-02 09:00",
    "consulted": "2026-02-03 09:00",
    "opened": "2026-02-04 09:00",
    "closed": "2026-02-26 09:00",
    "discussed": "2026-03-10 09:00",
    "adopted": "2026-03-20 09:00",
    "signed": "2026-03-25 09:00",
}
ARTICLES = (
    ArticleText(
        "A1",
        "Samen ondernemen",
        "Partijen overleggen minstens twee keer per jaar.",
        (Promise("director", "plant het overleg", "kalender", "coördinator", 365),),
    ),
    ArticleText("D4", "Vrijwillig meewerken", "Elke voorziening werkt mee, bij voorkeur vrijwillig."),
)


class Pact:
    """.lok, its staff, two organisers with a contact each; .framework, .version, .item, .endorsement."""

    def __init__(self, travel, kind="lok"):
        self.travel, self.kind = travel, kind
        travel("2026-02-01 09:00")
        self.lok = factories.LokFactory()
        for role in ("administrator", "coordinator", "decider", "chair", "secretary", "assessor"):
            setattr(self, role, factories.staff(self.lok, Role(role)))
        self.organiser = factories.OrganiserFactory(lok=self.lok, name="De Bolderkar")
        self.contact = factories.contact_of(self.organiser)
        self.other = factories.OrganiserFactory(lok=self.lok, name="Zonnestraal")
        self.rival = factories.contact_of(self.other)
        self.stranger = factories.PersonFactory()

    def to(self, stage: str) -> "Pact":
        for name, day in STAGES.items():
            if name not in self.__dict__:
                self.travel(day)
                self.__dict__[name] = getattr(self, f"_{name}")() or True
            if name == stage:
                return self
        raise KeyError(stage)

    def again(self) -> FrameworkVersion:
        """Version 2 of the adopted text, changed, adopted in its turn."""
        self.travel("2026-06-01 09:00")
        version = actions.draft_version(
            self.framework, by=self.coordinator, source=self.version, changes="Drie keer per jaar."
        )
        article = version.articles.first()
        article.text = "Partijen overleggen minstens drie keer per jaar."
        actions.write_article(article, by=self.coordinator)
        self.version = FrameworkVersion.objects.get(pk=version.pk)
        for step in ("consulted", "opened", "closed", "discussed", "adopted"):
            getattr(self, f"_{step}")()
        return self.version

    def stance(self, organiser=None, stance="signed", **values) -> Endorsement:
        """Still to be taken."""
        party = "organiser" if organiser else "authority"
        values = {"capacity": "directeur", "stance": stance, "party": party} | values
        return Endorsement(lok=self.lok, version=self.version, organiser=organiser, **values)

    def _drafted(self):
        framework = Framework(lok=self.lok, kind=self.kind, title="Afspraken in Voorbeeldgem")
        self.version = actions.draft_framework(framework, by=self.coordinator, articles=ARTICLES)
        self.framework = self.version.framework

    def _consulted(self):
        closes_at = timezone.now() + datetime.timedelta(days=20)
        terms = {"title": "Inspraak", "closes_at": closes_at}
        self.version = actions.consult_framework(self.version, by=self.coordinator, **terms)

    def _opened(self):
        consultation_actions.open_consultation(self.version.consultation, by=self.coordinator)

    def _closed(self):
        about = self.version.consultation
        self.travel((about.closes_at + datetime.timedelta(days=1)).isoformat())
        consultation_actions.end_consultation(about, by=self.coordinator)
        consultation_actions.close_consultation(about, by=self.coordinator)
        self.version = FrameworkVersion.objects.get(pk=self.version.pk)

    def _discussed(self):
        self.item = self.treated()
        self.version = actions.bind_discussion(self.version, by=self.coordinator, item=self.item)

    def treated(self, **values) -> AgendaItem:
        """A point about this text that the LOK treated."""
        now = timezone.now()
        meeting = Meeting(lok=self.lok, title="Maart", place="Gemeentehuis", starts_at=now)
        meeting.ends_at = now + datetime.timedelta(hours=2)
        meeting = factories.plant(meeting)
        rules = RulesOfProcedure(lok=self.lok, version=1, adopted_by="gemeenteraad")
        rules.adopted_on, rules.state = datetime.date(2026, 1, 5), "in_force"
        self.rules = getattr(self, "rules", None) or factories.plant(rules)
        link = self.version.get_absolute_url()
        item = AgendaItem(lok=self.lok, meeting=meeting, title="Afsprakenkader", subject_url=link)
        factories.plant(item)
        factories.plant(meeting, state="convened", convened_at=now, rules=self.rules)
        return factories.plant(item, state="treated", outcome="Besproken.", **values)

    def _adopted(self):
        today = timezone.localdate()
        self.version = actions.adopt_framework(
            self.version,
            by=self.administrator,
            adopted_by="gemeenteraad",
            adopted_on=today,
            starts_on=today,
            ends_on=None,
            evaluate_on=today + datetime.timedelta(days=365),
        )

    def _signed(self):
        self.endorsement = actions.endorse(self.stance(self.organiser), by=self.contact)
