"""Pages of people and their roles, of the LOK's settings, and of an invitation."""

from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from ledger.asking import ask, only
from partners import actions, rules
from partners.forms.people import AppointForm, CreateLokForm, EndForm, SettingsForm
from partners.models import Appointment, Lok

from .pages import Page, confirm, fill, tabs, turn, with_reason


def appointment_list(request, lok):
    """Who holds or held which role here."""
    only(request.user, rules.has_a_role | rules.is_host, request.lok)
    mine = Appointment.objects.visible_to(request.user).filter(lok=request.lok)
    rows = mine.select_related("person", "lok").order_by("state", "role", "person__name")
    context = {
        "page": turn(request, rows),
        "would_be": Appointment(lok=request.lok),
        "new_lok": Lok(),
        "tabs": tabs(request, "appointment_list"),
    }
    return render(request, "partners/appointment_list.html", context)


def appoint(request, lok):
    """Give somebody a role; without an account they are invited by mail."""
    ask(request.user, rules.APPOINT, Appointment(lok=request.lok))
    form = AppointForm(request.POST or None)
    page = Page("Geef een rol", "Geef deze rol", _people(lok), "Mensen en rollen", "De rol is gegeven.")
    return fill(request, page, form, partial(_appoint, request.lok, form, request.user))


@transaction.atomic
def _appoint(lok, form, by):
    said = dict(form.cleaned_data)
    person = actions.invite(said.pop("email"), said.pop("name"))
    return actions.appoint(Appointment(lok=lok, person=person, **said), by=by)


def end_appointment(request, lok, pk):
    """End a role, today or on a day that is past."""
    mine = Appointment.objects.visible_to(request.user).filter(lok=request.lok)
    appointment = get_object_or_404(mine.select_related("person", "lok"), pk=pk)
    ask(request.user, rules.END_APPOINTMENT, appointment)
    form = EndForm(request.POST or None)
    said = f"{appointment.person} is geen {appointment.get_role_display()} meer van {request.lok}."
    page = Page("Beëindig de rol", "Beëindig", _people(lok), "Mensen en rollen", said, sentence=said)
    return confirm(
        request,
        page,
        form,
        lambda: actions.end_appointment(appointment, by=request.user, **form.cleaned_data),
    )


def _people(slug: str) -> str:
    return reverse("partners:appointment_list", args=[slug])


def change_settings(request, lok):
    """How the LOK presents itself and which terms it keeps; every change is public."""
    ask(request.user, rules.CHANGE_SETTINGS, request.lok)
    here = Lok.objects.get(pk=request.lok.pk)  # the frame keeps showing the LOK as it is
    form = SettingsForm(request.POST or None, instance=here)
    back = reverse("partners:overview", args=[lok])
    intro = "Deze keuzes van het lokaal bestuur zijn openbaar: elke wijziging komt in het openbare logboek."
    page = Page(
        "Instellingen van dit LOK", "Bewaar", back, "Partners", "De instellingen zijn bewaard.", intro
    )
    return fill(
        *(request, page, form, lambda: actions.change_settings(here, by=request.user, **form.cleaned_data)),
        template="partners/settings.html",
        tabs=tabs(request, "change_settings"),
    )


def create_lok(request, lok=None):
    """The host makes room for another LOK, and then gives its first administrator the role."""
    new = Lok()
    ask(request.user, rules.CREATE_LOK, new)
    form = CreateLokForm(request.POST or None, instance=new)
    page = Page(
        "Maak een LOK", "Maak dit LOK", reverse("start"), "Start", "Het LOK is er. Stel nu de beheerder aan."
    )
    return fill(
        *(request, page, form, lambda: _create_lok(form, request.user)),
        then=lambda lok: reverse("partners:appoint", args=[lok.slug]),
    )


def _create_lok(form, by):
    return actions.create_lok(form.instance, by=by, municipalities=form.cleaned_data["municipalities"])


def archive_lok(request, lok):
    """The host closes a LOK; everything in it stays readable."""
    ask(request.user, rules.ARCHIVE_LOK, request.lok)
    back = reverse("partners:overview", args=[lok])
    said = f"{request.lok} is gearchiveerd."
    page = Page("Archiveer dit LOK", "Archiveer", back, "Partners", said, sentence=said, is_danger=True)
    return with_reason(request, page, partial(actions.archive_lok, request.lok, by=request.user))


@never_cache
@login_not_required
def accept_invitation(request, pk, token):
    """Choose a password with the link from the mail, and be logged in."""
    person = get_user_model().objects.filter(pk=pk, is_active=True, is_system=False).first()
    if person is None or not default_token_generator.check_token(person, token):
        return render(request, "partners/invitation_expired.html", status=410)
    form = SetPasswordForm(person, request.POST or None)
    if not form.is_valid():
        return render(request, "partners/accept_invitation.html", {"form": form, "person": person})
    login(request, form.save())
    return redirect(settings.LOGIN_REDIRECT_URL)
