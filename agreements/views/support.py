"""Pages of support: what the authority offers, to whom, who used it, and the acts on both."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from agreements import actions, figures, rules
from agreements.forms.support import SupportForm, UseForm
from agreements.models import SupportOffer, SupportUse
from ledger.asking import ask, only
from partners.rules import is_staff
from partners.views.pages import Page, fill, turn, with_reason

from .policy import filled, in_lok, page_of, to
from .tabs import room_tabs


def visible_offer(request, pk) -> SupportOffer:
    """An offer of this LOK."""
    offers = SupportOffer.objects.visible_to(request.user).filter(lok=request.lok)
    return in_lok(request, get_object_or_404(offers, pk=pk))


def visible_use(request, pk) -> SupportUse:
    """A use of an offer that this reader may see, else 404."""
    uses = SupportUse.objects.visible_to(request.user).filter(lok=request.lok)
    return in_lok(request, get_object_or_404(uses.select_related("offer", "organiser"), pk=pk))


@login_not_required
def support_list(request, lok):
    """What the authority offers, for whom, and how many used it; what is only for itself is flagged."""
    offers = SupportOffer.objects.visible_to(request.user).filter(lok=request.lok)
    page = turn(request, offers.running_first())
    context = {
        "page": page,
        "rows": list(figures.of_offers(page.object_list, request.user, request.lok)),
        "would_add": SupportOffer(lok=request.lok),
        "tabs": room_tabs(request, "support_list"),
    }
    return render(request, "agreements/support_list.html", context)


@login_not_required
def support_detail(request, lok, pk):
    """One offer: for whom, how far each sector was reached, and what your organisers used."""
    offer = visible_offer(request, pk)
    is_inside = is_staff(request.user, offer)
    context = {
        "offer": offer,
        "used": figures.used(offer, is_inside=is_inside),
        "own": () if is_inside else SupportUse.objects.own_of(request.user).filter(offer=offer),
        "is_inside": is_inside,
        "would_use": SupportUse(lok=request.lok, offer=offer),
    }
    return render(request, "agreements/support_detail.html", context)


def use_list(request, lok, pk):
    """Who used an offer: for staff."""
    offer = visible_offer(request, pk)
    only(request.user, is_staff, offer)
    uses = SupportUse.objects.visible_to(request.user).filter(offer=offer, lok=request.lok)
    page = turn(request, uses.select_related("organiser"))
    for use in page:
        use.lok, use.offer = request.lok, offer
    would_use = SupportUse(lok=request.lok, offer=offer)
    context = {"offer": offer, "page": page, "would_use": would_use}
    return render(request, "agreements/support_uses.html", context)


def add_support(request, lok):
    """Something new is offered."""
    offer = SupportOffer(lok=request.lok, starts_on=timezone.localdate())
    ask(request.user, rules.ADD_SUPPORT, offer)
    form = SupportForm(request.POST or None, instance=offer)
    back = reverse("agreements:support_list", args=[lok])
    page = Page("Voeg ondersteuning toe", "Voeg toe", back, "Ondersteuning", "Het aanbod is toegevoegd.")
    do = lambda: actions.add_support(filled(offer, form), by=request.user)  # noqa: E731
    return fill(request, page, form, do, then=partial(to, "support_detail"))


def edit_support(request, lok, pk):
    """Change an offer that runs."""
    offer = visible_offer(request, pk)
    ask(request.user, rules.EDIT_SUPPORT, offer)
    form = SupportForm(request.POST or None, instance=offer)
    page = page_of("Wijzig het aanbod", "Bewaar", "support_detail", offer, "Het aanbod is gewijzigd.")
    return fill(request, page, form, lambda: actions.edit_support(offer, by=request.user, **form.values()))


def end_support(request, lok, pk):
    """The offer stops."""
    offer = visible_offer(request, pk)
    ask(request.user, rules.END_SUPPORT, offer)
    sentence = f"{rules.END_SUPPORT.past}: {offer.title}."
    page = page_of(
        *("Beëindig het aanbod", "Beëindig", "support_detail", offer, "Het aanbod is beëindigd."),
        sentence=sentence,
        is_danger=True,
    )
    return with_reason(request, page, partial(actions.end_support, offer, by=request.user))


def record_use(request, lok, pk):
    """Write down who used it."""
    offer = visible_offer(request, pk)
    use = SupportUse(lok=request.lok, offer=offer)
    ask(request.user, rules.RECORD_USE, use)
    start = {"used_on": timezone.localdate()}
    form = UseForm(request.POST or None, organisers=offer.organisers(), initial=start)
    page = page_of("Noteer wie het gebruikte", "Noteer", "use_list", offer, "Het gebruik is genoteerd.")
    return fill(request, page, form, lambda: actions.record_use(use, by=request.user, **form.cleaned_data))


def undo_use(request, lok, pk):
    """Put right what was written down by mistake."""
    use = visible_use(request, pk)
    ask(request.user, rules.UNDO_USE, use)
    sentence = f"{rules.UNDO_USE.past}: {use}."
    page = page_of(
        *("Zet het gebruik recht", "Zet recht", "use_list", in_lok(request, use.offer)),
        done="Het gebruik telt niet meer mee.",
        sentence=sentence,
    )
    return with_reason(request, page, partial(actions.undo_use, use, by=request.user))
