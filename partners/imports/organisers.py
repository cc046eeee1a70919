"""Rows of organisers: found by enterprise number, else by name."""

from collections import defaultdict

from django.db.models import Q

from partners import actions, rules
from partners.models import Activity, ImportRun, Organiser, Sector

from .comparing import Comparer
from .findings import SAME, WELCOME, Finding


class Organisers(Comparer):
    """Organisers this LOK keeps, those it welcomed, and those of other LOKs the file names by number."""

    kind = ImportRun.Kind.ORGANISERS
    register, edit = rules.REGISTER_ORGANISER, rules.EDIT_ORGANISER
    one = "organisator"

    def load(self, lock):
        numbers = set(self.named("enterprise_number"))
        here = Organiser.objects.in_lok(self.lok)
        ids = set(here.values_list("pk", flat=True))
        known = Organiser.objects.filter(Q(pk__in=ids) | Q(enterprise_number__in=numbers))
        known = known.order_by("pk").select_for_update() if lock else known.order_by("pk")
        self.by_number, self.by_name, self.here = {}, defaultdict(list), ids
        for organiser in known:
            if organiser.lok_id == self.lok.pk:
                organiser.lok = self.lok
            if organiser.enterprise_number:
                self.by_number[organiser.enterprise_number] = organiser
            if organiser.pk in ids:
                self.by_name[organiser.name.casefold()].append(organiser)

    def match(self, finding: Finding):
        """By number; by its exact name in this LOK when the row or the record has no number."""
        number = finding.read.get("enterprise_number") or ""
        name = (finding.read.get("name") or "").casefold()
        found = self.by_number.get(number) or self._by_name(finding, name, number)
        self.once(finding, found.pk if found else ("number", number) if number else ("name", name))
        return found

    def _by_name(self, finding, name, number):
        namesakes = self.by_name.get(name, [])
        fitting = [one for one in namesakes if not (number and one.enterprise_number)]
        if len(fitting) > 1:
            finding.refuse("Meer dan één organisator heet zo. Vul het ondernemingsnummer in.")
        elif fitting:
            finding.warn("Gevonden op naam, niet op ondernemingsnummer.")
        elif namesakes:
            finding.warn("Er is al een organisator met deze naam, met een ander nummer.")
        return fitting[0] if len(fitting) == 1 else None

    def is_ours(self, finding):
        organiser = finding.thing
        if organiser.lok_id == self.lok.pk:
            return True
        for name, value in finding.read.items():
            finding.show(name, SAME, new=self.columns[name].widget.render(value))
        if organiser.pk in self.here:
            finding.notes.append("Een ander LOK houdt de gegevens bij: hier wijzigt niets.")
            return False
        finding.become(WELCOME)
        finding.notes.append("Bestaat al in een ander LOK: wordt hier opgenomen, met de gegevens van daar.")
        if sentence := rules.WELCOME_ORGANISER.why_not(self.by, Activity(lok=self.lok, organiser=organiser)):
            finding.refuse(sentence)
        return False

    def blank(self, finding):
        return Organiser(lok=self.lok)

    def check(self, finding, would_be):
        if would_be.is_local_authority and would_be.sector != Sector.PUBLIC:
            finding.wrong("is_local_authority", "Een lokaal bestuur hoort bij de sector openbaar bestuur.")

    def write(self, finding):
        """Do what the row says, through the act that logs it."""
        if finding.verdict == WELCOME:
            actions.welcome_organiser(finding.thing, self.lok, by=self.by)
        elif finding.thing:
            actions.edit_organiser(finding.thing, by=self.by, **finding.values)
        else:
            actions.register_organiser(Organiser(lok=self.lok, **finding.values), by=self.by)
