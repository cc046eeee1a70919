"""Pages on which a party takes a stance on a framework, or takes it back."""

from functools import partial

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404

from agreements import actions, rules, wording
from agreements.forms.frameworks import EndorseForm
from agreements.framework_page import earlier_text, party_of
from agreements.models import Endorsement
from ledger.asking import ask
from partners.models import Contact
from partners.views.pages import confirm, fill

from .frameworks import page_of, visible_version


def endorse(request, lok, pk):
    """Read the text and say whether your organisation puts its name to it: `?namens=`."""
    version = visible_version(request, pk)
    party = _asked_party(request, version)
    ask(request.user, rules.ENDORSE, party)
    form = EndorseForm(request.POST or None, instance=party, initial={"capacity": _capacity(request, party)})
    older = earlier_text(party)
    found = wording.changes(wording.clauses_of(older), wording.clauses_of(version)) if older else []
    page = page_of(version, f"Standpunt van {party.who}", "Het standpunt is genoteerd.", submit="Bevestig")
    return fill(
        *(request, page, form, partial(_take, request, party, form)),
        template="agreements/framework_endorse.html",
        then=lambda made: version.get_absolute_url() + "#partijen",
        version=version,
        older=older,
        changed=[each for each in found if each.kind != "same"],
        articles=list(version.articles.with_promises()),
    )


def _asked_party(request, version) -> Endorsement:
    """The party this reader speaks for, else 404."""
    party = party_of(version, request.user, request.GET.get("namens", ""))
    if party is None:
        raise Http404("Voor deze partij kunt u niet tekenen.")
    return party


def _capacity(request, party) -> str:
    """The function this person has for that organiser."""
    contacts = Contact.objects.filter(organiser=party.organiser_id, person=request.user)
    return contacts.values_list("function", flat=True).first() or ""


def _take(request, party, form):
    for name, value in form.values().items():
        setattr(party, name, value)
    return actions.endorse(party, by=request.user)


def withdraw_endorsement(request, lok, pk):
    """Take a stance back."""
    endorsements = Endorsement.objects.visible_to(request.user).filter(lok=request.lok)
    endorsement = get_object_or_404(endorsements.select_related("organiser"), pk=pk)
    endorsement.lok, endorsement.version = request.lok, visible_version(request, endorsement.version_id)
    ask(request.user, rules.WITHDRAW_ENDORSEMENT, endorsement)
    page = page_of(
        *(
            endorsement.version,
            f"Trek het standpunt in van {endorsement.who}",
            "Het standpunt is ingetrokken.",
        ),
        intro="Daarna kan uw organisatie opnieuw een standpunt innemen, of het daarbij laten.",
        sentence=f"{rules.WITHDRAW_ENDORSEMENT.past}: {endorsement}.",
        submit="Trek in",
    )
    do = partial(actions.withdraw_endorsement, endorsement, by=request.user)
    return confirm(request, page, forms.Form(request.POST if request.method == "POST" else None), do)
