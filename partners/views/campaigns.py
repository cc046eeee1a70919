"""Pages of campaigns: who was asked whether its data are right, who confirmed, who is late."""

from collections import Counter
from functools import partial

from django import forms
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ledger.asking import ask, only
from partners import actions, rules
from partners import informing_rules as ours
from partners.forms.informing import CampaignFilters, CampaignForm
from partners.models import Campaign, Contact, Location, Organiser, Sector
from partners.templatetags.words import aantal

from .pages import Page, fill, tabs, turn


def campaign_list(request, lok):
    """All campaigns of this LOK, and how fresh its data are."""
    only(request.user, rules.is_staff, request.lok)
    context = {
        "page": turn(request, _campaigns(request)),
        "would_be": Campaign(lok=request.lok),
        "share": Location.objects.confirmed_share(request.lok),
        "tabs": tabs(request, "campaign_list"),
    }
    return render(request, "partners/campaign_list.html", context)


def campaign_detail(request, lok, pk):
    """One campaign: figures, sectors, and every organiser with its answer."""
    campaign = _campaign(request, pk)
    only(request.user, rules.is_staff, campaign)
    filters = CampaignFilters(request.GET)
    reachable = Contact.objects.reachable().filter(organiser=OuterRef("organiser"))
    parts = campaign.parts.counted().annotate(is_reachable=Exists(reachable)).select_related("organiser")
    parts = parts.late_first()
    context = {
        "campaign": campaign,
        "parts": parts,  # read once: figures, bars and rows are all of the same organisers
        "confirmed": sum(part.confirmed_at is not None for part in parts),
        "bars": _bars(parts),
        "filters": filters,
        "page": turn(request, filters.narrow(parts)),
    }
    return render(request, "partners/campaign_detail.html", context)


def _bars(parts) -> list[dict]:
    """Per sector that was asked: how many of how many confirmed."""
    asked = Counter(part.organiser.sector for part in parts)
    yes = Counter(part.organiser.sector for part in parts if part.confirmed_at)
    return [
        {"label": label, "share": 100 * yes[key] // asked[key], "text": f"{yes[key]} van {asked[key]}"}
        for key, label in Sector.choices
        if asked[key]
    ]


def _campaigns(request):
    return Campaign.objects.visible_to(request.user).filter(lok=request.lok).select_related("lok__ledger")


def _campaign(request, pk):
    return get_object_or_404(_campaigns(request), pk=pk)


def _url(campaign) -> str:
    return reverse("partners:campaign_detail", args=[campaign.lok.slug, campaign.pk])


def open_campaign(request, lok):
    """Ask everybody; the page says who gets mail."""
    campaign = Campaign(lok=request.lok)
    ask(request.user, ours.OPEN_CAMPAIGN, campaign)
    form = CampaignForm(request.POST or None, instance=campaign)
    page = Page(
        title=ours.OPEN_CAMPAIGN.label,
        submit="Begin de ronde",
        back=reverse("partners:campaign_list", args=[lok]),
        back_label="Gegevens nakijken",
        done="De ronde loopt. Wie een contactpersoon heeft, krijgt een mail op de eerste dag.",
        sentence=ours.OPEN_CAMPAIGN.past,
    )
    do = partial(actions.open_campaign, campaign, by=request.user)
    return fill(request, page, form, do, template="partners/confirm.html", then=_url, **_asked(request.lok))


def _asked(lok) -> dict:
    """Who gets the mail, for the page that says so."""
    here = Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE)
    return {
        "mail_count": Contact.objects.reachable().filter(organiser__in=here).count(),
        "mail_to": f"de contactpersonen van {aantal(here.count(), 'organisator,organisatoren')}",
    }


def close_campaign(request, lok, pk):
    """Nobody is reminded any more."""
    campaign = _campaign(request, pk)
    ask(request.user, ours.CLOSE_CAMPAIGN, campaign)
    figures = campaign.parts.figures()
    page = Page(
        title=ours.CLOSE_CAMPAIGN.label,
        submit=ours.CLOSE_CAMPAIGN.label,
        back=_url(campaign),
        back_label=campaign.title,
        done="De ronde is gesloten.",
        intro="Wie nog niet bevestigde, krijgt geen herinnering meer. Bevestigen kan altijd nog.",
        sentence=f"{ours.CLOSE_CAMPAIGN.past}: {figures['confirmed']} van {figures['asked']} bevestigd.",
    )
    form = forms.Form(request.POST if request.method == "POST" else None)
    do = partial(actions.close_campaign, campaign, by=request.user)
    return fill(request, page, form, do, template="partners/confirm.html")
