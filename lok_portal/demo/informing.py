"""How the demo keeps each other informed: two rounds along the data, and three pieces of news."""

from partners import actions, campaigns
from partners.models import Campaign, ChangeReport

from .world import World

TEXT = (
    "Elk halfjaar kijken we samen na of wat we over de kinderopvang in Heidebeke weten nog klopt. Zo geven "
    "we gezinnen de juiste uitleg en wegen we aanvragen eerlijk af."
)
ROUNDS = {"first": ("Eerste ronde", -253, -225), "second": ("Tweede ronde", -29, -4)}


def begin(name: str):
    """The regie asks everybody whether their data are right."""

    def begun(world: World) -> None:
        title, start, due = ROUNDS[name]
        new = Campaign(
            lok=world.lok(), title=title, text=TEXT, starts_on=world.day(start), due_on=world.day(due)
        )
        actions.open_campaign(new, by=world.person("coordinator"))

    return begun


def remind(world: World) -> None:
    """The morning's mails: a week before the last day, or the day after it."""
    campaigns.remind_organisers()


def end(world: World) -> None:
    """The regie closes the round that runs."""
    actions.close_campaign(Campaign.objects.open().get(lok=world.lok()), by=world.person("coordinator"))


def _report(world: World, who: str, organiser: str, **values) -> None:
    values = {"lok": world.lok(), "organiser": world.organiser(organiser)} | values
    actions.report_change(ChangeReport(**values), by=world.person(who))


def _waiting(organiser: str) -> ChangeReport:
    return ChangeReport.objects.waiting().get(organiser__name=organiser)


def report_move(world: World) -> None:
    """A location moves down the street."""
    _report(
        *(world, "minico", "Mini & Co"),
        kind="moving",
        location=world.location("Mini & Co"),
        happens_on=world.day(-15),
        text="Wij verhuizen naar nummer 40 in dezelfde straat. Plaatsen en uren blijven gelijk.",
    )


def apply_move(world: World) -> None:
    """The regie checks it and changes the address."""
    reply = "Dank u. We pasten het adres aan. Veel succes in het nieuwe gebouw."
    report, by = _waiting("Mini & Co"), world.person("coordinator")
    actions.apply_report(report, by=by, reply=reply, street="Industrieweg 40")


def report_places(world: World) -> None:
    """An organiser already counts places it has no licence for yet."""
    _report(
        *(world, "pardoes", "Pardoes"),
        kind="places",
        location=world.location("Pardoes"),
        happens_on=world.day(-9),
        text="Wij hebben nu 24 plaatsen in plaats van 16.",
    )


def decline_places(world: World) -> None:
    """The regie answers why not."""
    reply = (
        "Uw vergunning vermeldt 16 plaatsen. Bezorg ons de nieuwe vergunning van het agentschap zodra u ze "
        "hebt: dan passen we het register dezelfde dag aan."
    )
    actions.decline_report(_waiting("Pardoes"), by=world.person("coordinator"), reply=reply)


def report_opening(world: World) -> None:
    """News that waits for the regie."""
    _report(
        *(world, "kabouterhuis", "’t Kabouterhuis"),
        kind="opening",
        location_name="’t Kabouterhuis De Vennen",
        happens_on=world.day(62),
        text="We openen een tweede huis met 14 plaatsen in de nieuwe wijk. De vergunning is aangevraagd.",
    )
