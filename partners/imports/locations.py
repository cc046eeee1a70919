"""Rows of locations: found by dossier number, else by organiser and name."""

from collections import defaultdict

from partners import actions, rules
from partners.models import ImportRun, Location, Neighbourhood, Organiser, SubsidyGroup

from .comparing import Comparer
from .findings import CHANGED, ERROR, NEW, SAME, Finding


class Locations(Comparer):
    """Locations in this LOK, with the organisers, neighbourhoods and subsidy groups they belong to."""

    kind = ImportRun.Kind.LOCATIONS
    register, edit = rules.REGISTER_LOCATION, rules.EDIT_LOCATION
    one = "locatie"

    def load(self, lock):
        self._load_organisers()
        self.neighbourhoods = {one.name.casefold(): one for one in self.lok.neighbourhoods.all()}
        groups = list(SubsidyGroup.objects.filter(organiser__in=self.organisers))
        self.groups = {(group.organiser_id, group.code.casefold()): group for group in groups}
        self._load_locations(lock, {one.pk: one for one in groups})

    def _load_organisers(self):
        self.organisers, self.by_number, self.by_name = {}, {}, defaultdict(list)
        for organiser in Organiser.objects.in_lok(self.lok).order_by("pk"):
            self.organisers[organiser.pk] = organiser
            self.by_number[organiser.enterprise_number] = organiser
            self.by_name[organiser.name.casefold()].append(organiser)

    def _load_locations(self, lock, groups):
        self.by_dossier, self.by_place = defaultdict(list), defaultdict(list)
        gone = Organiser.objects.filter(pk__in=Location.objects.filter(lok=self.lok).values("organiser"))
        organisers = gone.exclude(pk__in=self.organisers).in_bulk() | self.organisers
        near = {one.pk: one for one in self.neighbourhoods.values()}
        known = Location.objects.filter(lok=self.lok).order_by("pk")
        for location in known.select_for_update() if lock else known:
            location.lok = self.lok
            location.organiser = organisers[location.organiser_id]
            if location.neighbourhood_id:
                location.neighbourhood = near[location.neighbourhood_id]
            if location.subsidy_group_id in groups:
                location.subsidy_group = groups[location.subsidy_group_id]
            if location.dossier_number:
                self.by_dossier[location.dossier_number].append(location)
            self.by_place[location.organiser_id, location.name.casefold()].append(location)

    def match(self, finding: Finding):
        """By dossier number; else by organiser and name, for a dossier number can change (domain 5.1)."""
        finding.owner = owner = self._organiser(finding)
        dossier = finding.read.get("dossier_number") or ""
        place = (owner and owner.pk, (finding.read.get("name") or "").casefold())
        found = self._only(finding, self.by_dossier.get(dossier, []), place) if dossier else None
        if found is None and finding.verdict != ERROR:
            found = self._by_place(finding, self.by_place.get(place, []), dossier)
        if found and owner and found.organiser_id != owner.pk:
            finding.wrong("dossier_number", f"Dit dossiernummer hoort bij {found.organiser}.", dossier)
        finding.owner = owner or (found and found.organiser)
        self.once(finding, *([found.pk] if found else [place, *([("dossier", dossier)] if dossier else [])]))
        return found

    def _organiser(self, finding):
        number, name = finding.read.get("organiser_number"), finding.read.get("organiser_name")
        if number:
            return self._by_number(finding, number)
        if not name:
            return None
        namesakes = self.by_name.get(name.casefold(), [])
        if len(namesakes) == 1:
            return namesakes[0]
        why = (
            "Meer dan één organisator heet zo: vul het nummer in."
            if namesakes
            else "Geen organisator in dit LOK."
        )
        finding.wrong("organiser_name", why, name)
        return None

    def _by_number(self, finding, number):
        organiser = self.by_number.get(number)
        if organiser is None:
            sentence = "Geen organisator in dit LOK heeft dit nummer. Neem hem eerst op."
            finding.wrong(
                "organiser_number", sentence, self.columns["organiser_number"].widget.render(number)
            )
        return organiser

    def _only(self, finding, locations, place):
        if len(locations) > 1:
            locations = [one for one in locations if (one.organiser_id, one.name.casefold()) == place]
            if len(locations) != 1:
                finding.wrong("dossier_number", "Meer dan één locatie heeft dit dossiernummer.")
        return locations[0] if len(locations) == 1 else None

    def _by_place(self, finding, locations, dossier):
        if len(locations) > 1:
            finding.refuse("Deze organisator heeft meer dan één locatie met deze naam.")
        if len(locations) != 1:
            return None
        if dossier and locations[0].dossier_number:
            finding.warn("Gevonden op organisator en naam: het dossiernummer wijzigt.")
        return locations[0]

    def refer(self, finding):
        """Organiser, neighbourhood and subsidy group."""
        self._show_organiser(finding, finding.owner)
        if finding.owner is None:
            if finding.verdict != ERROR:
                finding.refuse("Bij welke organisator hoort deze locatie? Vul nummer of naam in.")
            return
        self._refer(finding, "neighbourhood", self._neighbourhood)
        self._refer(finding, "subsidy_group", self._group)
        self._tier(finding)

    def _show_organiser(self, finding, organiser):
        for name in ("organiser_number", "organiser_name"):
            if finding.read.get(name) and organiser:
                shown = self.columns[name].widget.render(finding.read[name])
                finding.show(name, SAME if finding.thing else NEW, old=shown, new=shown)
        name = finding.read.get("organiser_name") or ""
        if organiser and name and name.casefold() != organiser.name.casefold():
            finding.warn(f"In het register heet deze organisator {organiser.name}.", "organiser_name")

    def _refer(self, finding, name, look_up):
        if name not in finding.read:
            return
        wanted, old = finding.read[name], getattr(finding.thing, name, None)
        shown = self.columns[name].get_value(finding.thing) or "" if finding.thing else ""
        new = look_up(finding, wanted) if wanted else None
        if new is old or (wanted and new is None):
            finding.show(name, SAME, old=shown, new=shown or wanted)
            return
        finding.values[name] = new
        finding.show(name, CHANGED if finding.thing else NEW, old=shown, new=wanted)
        if new is None:
            finding.warn("Wordt leeggemaakt.", name)
        elif is_promised(new):
            finding.warn("Bestaat nog niet: wordt aangemaakt.", name)

    def _neighbourhood(self, finding, name):
        if len(name) > Neighbourhood._meta.get_field("name").max_length:
            finding.wrong("neighbourhood", "Deze naam is te lang.", name)
            return None
        return self.neighbourhoods.setdefault(
            name.casefold(), _promised(Neighbourhood(lok=self.lok, name=name))
        )

    def _group(self, finding, code):
        key = (finding.owner.pk, code.casefold())
        tier = finding.read.get("subsidy_tier")
        if key not in self.groups and not tier:
            finding.wrong("subsidy_group", "Onbekend bij deze organisator. Vul ook de subsidietrap in.", code)
        elif key not in self.groups:
            self.groups[key] = _promised(SubsidyGroup(organiser=finding.owner, code=code, tier=tier))
        return self.groups.get(key)

    def _tier(self, finding):
        tier, group = finding.read.get("subsidy_tier"), finding.values.get("subsidy_group")
        group = group or getattr(finding.thing, "subsidy_group", None)
        if not tier:
            return
        finding.show("subsidy_tier", NEW if is_promised(group) else SAME, new=tier, old=tier)
        if group is None:
            finding.wrong("subsidy_tier", "Een trap hoort bij een subsidiegroep. Vul ook de code in.", tier)
        elif group.tier != tier:
            finding.warn(
                f"De groep heeft trap {group.tier}; dat wijzigt u bij de organisator.", "subsidy_tier"
            )

    def blank(self, finding):
        return Location(lok=self.lok, organiser=finding.owner) if finding.owner else Location(lok=self.lok)

    def check(self, finding, would_be):
        licensed, parts = would_be.places_licensed, would_be.places_income_tariff + would_be.places_free_price
        if licensed is not None and parts > licensed:
            finding.refuse("Inkomenstarief en vrije prijs samen zijn meer dan vergund.")

    def write(self, finding):
        """Do what the row says, through the act that logs it; what it points at first."""
        near, group = finding.values.get("neighbourhood"), finding.values.get("subsidy_group")
        if near and near.pk is None:
            near.save()
        if group and group.pk is None:
            actions.add_subsidy_group(group, by=self.by)
        if finding.thing:
            actions.edit_location(finding.thing, by=self.by, **finding.values)
        else:
            location = Location(lok=self.lok, organiser=finding.owner, **finding.values)
            actions.register_location(location, by=self.by)


def _promised(thing):
    """Not in the register yet: it is made with the first row that needs it."""
    thing.is_promised = True
    return thing


def is_promised(thing) -> bool:
    """Whether this import makes it, or just did."""
    return getattr(thing, "is_promised", False)
