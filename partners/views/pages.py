"""How the page of an act goes: show the form, act, say that it is done, go back."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse

from partners import rules
from partners.forms import act
from partners.forms.organisers import ReasonForm

PAGE_LENGTH = 30


@dataclass(frozen=True)
class Page:
    """What the page says: its title and button, where it came from, and the words when it is done."""

    title: str
    submit: str
    back: str
    back_label: str
    done: str
    intro: str = ""
    sentence: str = ""
    is_danger: bool = False


def fill(request, page: Page, form, do, *, template="partners/form.html", then=None, **extra):
    """Show the form; when it comes back right, `do()` it and go to `then(result)`, or back."""
    if request.method == "POST" and form.is_valid() and (result := act(form, do)) is not None:
        messages.success(request, page.done)
        return redirect(then(result) if then else page.back)
    return render(request, template, {"form": form, "page": page, **extra})


def confirm(request, page: Page, form, do):
    """The same for an act that asks for a moment's thought: what the log will say, then the button."""
    return fill(request, page, form, do, template="partners/confirm.html")


def with_reason(request, page: Page, do):
    """The same for an act that asks why: `do(reason=…)`."""
    form = ReasonForm(request.POST or None)
    return confirm(request, page, form, lambda: do(**form.cleaned_data))


def turn(request, rows):
    """The asked page of a list."""
    return Paginator(rows, PAGE_LENGTH).get_page(request.GET.get("page"))


def tabs(request, current: str) -> list[dict]:
    """The parts of this room that are there for this person."""
    person, lok = request.user, request.lok
    parts = [("overview", "Overzicht", True), ("composition", "Samenstelling", True)]
    is_staff = rules.can_see_staff_pages(person, lok)
    parts += [("member_list", "Leden", is_staff or rules.is_member(person, lok))]
    parts += [("organiser_list", "Organisatoren", is_staff), ("location_list", "Locaties", is_staff)]
    parts += [("neighbourhood_list", "Buurten", is_staff)]
    parts += [("report_list", "Meldingen", is_staff)]
    parts += [("campaign_list", "Gegevens nakijken", rules.is_staff(person, lok))]
    parts += [("import_list", "Invoer en uitvoer", rules.is_regie(person, lok))]
    parts += [("appointment_list", "Mensen en rollen", is_staff or rules.is_host(person, lok))]
    parts += [("change_settings", "Instellingen", rules.is_administrator(person, lok))]
    return [
        {"label": label, "url": reverse(f"partners:{name}", args=[lok.slug]), "current": name == current}
        for name, label, is_mine in parts
        if is_mine
    ]
