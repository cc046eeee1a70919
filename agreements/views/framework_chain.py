"""Pages of the chain of a framework: consultation, discussion at the LOK, adoption, giving up."""

from functools import partial

from django.urls import reverse

from agreements import actions, mails, rules
from agreements.forms.frameworks import AdoptForm, ConsultForm, DiscussionForm, first_days, first_words
from consultation.models import Consultation
from ledger.asking import ask
from meetings.models import AgendaItem
from partners.views.pages import fill, with_reason

from .frameworks import page_of, visible_version, visible_versions


def consult_framework(request, lok, pk):
    """Ask organisers and members what they think of each article."""
    version = visible_version(request, pk)
    ask(request.user, rules.CONSULT_FRAMEWORK, version)
    about = Consultation(lok=request.lok, **first_words(version))
    form = ConsultForm(request.POST or None, instance=about)
    page = page_of(
        *(version, "Vraag inspraak", "De inspraak staat klaar. Kijk ze na en open ze."),
        intro="De tekst wordt artikel per artikel voorgelegd. Nog niemand krijgt bericht.",
    )
    do = lambda: actions.consult_framework(version, by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, then=_consultation)


def _consultation(version) -> str:
    return reverse("consultation:consultation_detail", args=[version.lok.slug, version.consultation_id])


def bind_discussion(request, lok, pk):
    """Record where the LOK discussed the text."""
    version = visible_version(request, pk)
    ask(request.user, rules.BIND_DISCUSSION, version)
    items = AgendaItem.objects.visible_to(request.user).filter(lok=request.lok)
    form = DiscussionForm(items, version, request.POST or None)
    page = page_of(version, "Leg de bespreking op het LOK vast", "De bespreking is vastgelegd.")
    return fill(request, page, form, partial(_bind, request, version, form))


def _bind(request, version, form):
    return actions.bind_discussion(version, by=request.user, **form.cleaned_data)


def adopt_framework(request, lok, pk):
    """Record the adoption; cannot be undone."""
    version = visible_version(request, pk)
    ask(request.user, rules.ADOPT_FRAMEWORK, version)
    form = AdoptForm(request.POST or None, initial=first_days())
    older = visible_versions(request).in_force().filter(framework=version.framework_id).first()
    sentence = f"{rules.ADOPT_FRAMEWORK.past}: {version}."
    page = page_of(
        version, "Leg de vaststelling vast", "Het afsprakenkader is vastgesteld.", sentence=sentence
    )
    return fill(
        *(request, page, form, partial(_adopt, request, version, form)),
        template="agreements/framework_adopt.html",
        version=version,
        public=_public(version, older),
        mail_count=mails.audience(request.lok),
    )


def _public(version, older) -> list[str]:
    """What everybody will know from now on."""
    lines = [
        f"De tekst van “{version}”, met alle artikelen en beloften. Hij verandert daarna niet meer.",
        "Welk orgaan hem vaststelde, wanneer, en vanaf wanneer hij geldt.",
        "Wie tekent, en met welk voorbehoud. Wie niet tekent, is niet openbaar.",
    ]
    return lines + (
        [f"Hij vervangt versie {older.number}. Iedereen wordt opnieuw gevraagd."] if older else []
    )


def _adopt(request, version, form):
    return actions.adopt_framework(version, by=request.user, **form.cleaned_data)


def withdraw_framework(request, lok, pk):
    """Give up a draft, and why."""
    version = visible_version(request, pk)
    ask(request.user, rules.WITHDRAW_FRAMEWORK, version)
    sentence = f"{rules.WITHDRAW_FRAMEWORK.past}: {version}."
    page = page_of(
        *(version, "Trek het ontwerp in", "Het ontwerp is ingetrokken."), sentence=sentence, is_danger=True
    )
    return with_reason(request, page, partial(actions.withdraw_framework, version, by=request.user))
