"""Pages of rounds: the list, one round with its next step, and the acts on it."""

from functools import partial

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from advice import actions, mails, rules, steps
from advice.forms.rounds import DecisionForm, ExtendForm, LokAdviceForm, RoundForm
from advice.models import Advice, Application, Round
from ledger.asking import ask
from partners.models import Organiser
from partners.roles import can_see_staff_pages, is_staff
from partners.templatetags.words import moment
from partners.views.pages import Page, fill, turn, with_reason

LIST = "Adviesrondes"


def visible_round(request, pk) -> Round:
    """A round of this LOK that this reader may see, with its criteria."""
    rounds = Round.objects.visible_to(request.user).filter(lok=request.lok).with_sets()
    return get_object_or_404(rounds, pk=pk)


def back_to(round_: Round) -> dict:
    """Where the page of an act on this round leads back to."""
    return {
        "back": reverse("advice:round_detail", args=[round_.lok.slug, round_.pk]),
        "back_label": round_.title,
    }


@login_not_required
def round_list(request, lok):
    """All rounds, the newest first."""
    rounds = Round.objects.visible_to(request.user).filter(lok=request.lok).with_sets()
    context = {"page": turn(request, rounds), "would_be": Round(lok=request.lok)}
    return render(request, "advice/round_list.html", context)


@login_not_required
def round_detail(request, lok, pk):
    """One round: where it stands, what comes next, its criteria, its outcome."""
    round_ = visible_round(request, pk)
    person = request.user
    mine = getattr(person, "organiser_ids", ())
    own = Application.objects.visible_to(person).filter(round=round_, organiser__in=mine).with_names()
    context = {
        "round": round_,
        "sentence": steps.sentence(round_),
        "step": steps.next_step(round_),
        "calendar": steps.calendar(round_),
        "facts": steps.in_short(round_),
        "sets": list(round_.sets.values()),
        "mine": own if mine else [],
        "has_files": can_see_staff_pages(person, round_.lok) and not round_.is_sealed,
        "has_scores": is_staff(person, round_),
        "advices": Advice.objects.visible_to(person).released().filter(round=round_).count(),
        "would_be": _would_be(round_, person),
    }
    return render(request, "advice/round_detail.html", context)


def _would_be(round_: Round, person) -> Application | None:
    """The application this person could start here, to ask its rule; None for who acts for nobody."""
    if not (person.is_authenticated and person.organiser_ids and round_.sets):
        return None
    organiser = Organiser.objects.filter(pk__in=person.organiser_ids).order_by("state").first()
    purpose = next(iter(round_.sets))
    return Application(lok=round_.lok, round=round_, organiser=organiser, purpose=purpose)


def plan_round(request, lok):
    """A new round, in silence."""
    round_ = Round(lok=request.lok, target_max=request.lok.target_max)
    ask(request.user, rules.PLAN_ROUND, round_)
    form = RoundForm(request.POST or None, instance=round_, lok=request.lok, person=request.user)
    back = reverse("advice:round_list", args=[lok])
    page = Page("Bereid een ronde voor", "Bewaar", back, LIST, "De ronde is voorbereid.")
    do = partial(actions.plan_round, round_, by=request.user)
    return fill(request, page, form, do, then=lambda made: back_to(made)["back"])


def edit_round(request, lok, pk):
    """Change what is being prepared."""
    round_ = visible_round(request, pk)
    ask(request.user, rules.EDIT_ROUND, round_)
    form = RoundForm(
        request.POST or None, instance=visible_round(request, pk), lok=request.lok, person=request.user
    )
    page = Page("Bewerk de ronde", "Bewaar", done="De ronde is bewaard.", **back_to(round_))
    return fill(request, page, form, lambda: actions.edit_round(round_, by=request.user, **form.values()))


def _irrevocable(request, round_, rule, page, do, *, form=None, **told):
    """The page of an act that cannot be undone: what becomes public, who gets mail, what is logged."""
    ask(request.user, rule, round_)
    form = form or forms.Form(request.POST or None)
    return fill(request, page, form, partial(do, round_, form), template="advice/round_act.html", **told)


def open_round(request, lok, pk):
    """Open the round to everybody."""
    round_ = visible_round(request, pk)
    page = Page(
        "Open de ronde",
        "Open de ronde",
        done="De ronde is open. Alle organisatoren kregen bericht.",
        sentence=f"Ronde geopend: {round_.title}, met indienen tot {moment(round_.closes_at)}.",
        intro="Hierna liggen de criteria en hun versie voor deze ronde vast.",
        **back_to(round_),
    )
    public = ["De oproep en de kalender van deze ronde", *(f"De criteria: {s}" for s in round_.sets.values())]
    do = _alone(actions.open_round, request)
    return _irrevocable(request, round_, rules.OPEN_ROUND, page, do, public=public, **_to_organisers(round_))


def extend_round(request, lok, pk):
    """More time, for everybody."""
    round_ = visible_round(request, pk)
    page = Page(
        "Verleng voor iedereen",
        "Verleng voor iedereen",
        done="Iedereen heeft meer tijd en kreeg bericht.",
        sentence=f"Uiterste moment verlengd voor iedereen: {round_.title}.",
        intro="Meer tijd voor één aanvrager is meer tijd voor iedereen.",
        **back_to(round_),
    )
    do, form = _filled(actions.extend_round, request), ExtendForm(request.POST or None, round_=round_)
    told = {"public": ["Het nieuwe uiterste moment en de reden"], **_to_organisers(round_)}
    return _irrevocable(request, round_, rules.EXTEND_ROUND, page, do, form=form, **told)


def close_round(request, lok, pk):
    """Close after the deadline; applications are unsealed."""
    round_ = visible_round(request, pk)
    page = Page(
        "Sluit de ronde",
        "Sluit de ronde",
        done="De ronde is gesloten. De aanvragen zijn nu leesbaar voor de regie.",
        sentence=f"Ronde gesloten: {round_.title}.",
        **back_to(round_),
    )
    do = _alone(actions.close_round, request)
    return _irrevocable(request, round_, rules.CLOSE_ROUND, page, do, public=["Dat de ronde gesloten is"])


def cancel_round(request, lok, pk):
    """The round does not go on."""
    round_ = visible_round(request, pk)
    ask(request.user, rules.CANCEL_ROUND, round_)
    page = Page(
        "Annuleer de ronde",
        "Annuleer de ronde",
        done="De ronde is geannuleerd.",
        sentence=f"Ronde geannuleerd: {round_.title}.",
        is_danger=True,
        **back_to(round_),
    )
    return with_reason(request, page, partial(actions.cancel_round, round_, by=request.user))


def start_assessment(request, lok, pk):
    """Assessors may begin."""
    round_ = visible_round(request, pk)
    page = Page(
        "Start de beoordeling",
        "Start de beoordeling",
        done="De beoordeling is gestart.",
        sentence=f"Beoordeling gestart: {round_.title}.",
        **back_to(round_),
    )
    return _irrevocable(
        request, round_, rules.START_ASSESSMENT, page, _alone(actions.start_assessment, request)
    )


def share_advices(request, lok, pk):
    """All draft advices to their applicants, together."""
    round_ = visible_round(request, pk)
    page = Page(
        "Bezorg de ontwerpadviezen",
        "Bezorg alle ontwerpen",
        done="Alle aanvragers kunnen hun ontwerpadvies lezen en erop reageren.",
        sentence=f"Ontwerpadviezen bezorgd aan alle aanvragers: {round_.title}.",
        intro=f"Aanvragers kunnen {round_.lok.reaction_days} dagen reageren.",
        **back_to(round_),
    )
    told = _to_applicants(_advices_of(round_, Advice.State.DRAFT))
    do = _alone(actions.share_advices, request)
    return _irrevocable(request, round_, rules.SHARE_ADVICES, page, do, **told)


def record_lok_advice(request, lok, pk):
    """What the LOK advised."""
    round_ = visible_round(request, pk)
    page = Page(
        "Noteer het advies van het LOK",
        "Noteer het advies",
        done="Het advies van het LOK is genoteerd.",
        sentence=f"Advies van het LOK genoteerd: {round_.title}.",
        **back_to(round_),
    )
    return _irrevocable(
        request,
        round_,
        rules.RECORD_LOK_ADVICE,
        page,
        _filled(actions.record_lok_advice, request),
        form=LokAdviceForm(request.POST or None, initial={"body": round_.lok.name}),
        public=["Het advies van het LOK en het minderheidsstandpunt, samen met deze ronde"],
    )


def decide_round(request, lok, pk):
    """Record the decision; every advice is locked."""
    round_ = visible_round(request, pk)
    page = Page(
        "Leg de beslissing vast",
        "Leg de beslissing vast",
        done="De beslissing is vastgelegd. Elke brief is bewaard met zijn vingerafdruk.",
        sentence=f"Adviezen beslist: {round_.title}.",
        intro="Hierna verandert geen enkel advies meer.",
        **back_to(round_),
    )
    return _irrevocable(
        request,
        round_,
        rules.DECIDE_ROUND,
        page,
        _filled(actions.decide_round, request),
        form=DecisionForm(request.POST or None),
        public=["De beslissing: het orgaan, de datum en de reden als ze afwijkt van het advies van het LOK"],
        advices=_advices_of(round_, Advice.State.SHARED),
    )


def release_round(request, lok, pk):
    """All advices public and mailed, together."""
    round_ = visible_round(request, pk)
    page = Page(
        "Bezorg alle adviezen",
        "Bezorg alle adviezen",
        done="Alle adviezen zijn bezorgd en openbaar.",
        sentence=f"Adviezen bezorgd aan alle aanvragers tegelijk: {round_.title}.",
        **back_to(round_),
    )
    public = [
        "Elk advies met zijn score, motivering en suggesties",
        "De rangschikking en het verslag van de ronde",
    ]
    told = {"public": public, **_to_applicants(_advices_of(round_, Advice.State.DECIDED))}
    do = _alone(actions.release_round, request)
    return _irrevocable(request, round_, rules.RELEASE_ROUND, page, do, **told)


def _alone(action, request):
    """An act that asks nothing more than the button."""
    return lambda round_, form: action(round_, by=request.user)


def _filled(action, request):
    """An act that takes what its form asked."""
    return lambda round_, form: action(round_, by=request.user, **form.cleaned_data)


def _to_organisers(round_: Round) -> dict:
    """Who gets mail: everybody."""
    count = mails.audience(round_.lok)
    return {"mail_count": count, "mail_to": "de contactpersonen van alle organisatoren"}


def _to_applicants(advices: list[Advice]) -> dict:
    """Which advices it is about, and who gets mail about them."""
    count = mails.applicants(advices)
    return {"advices": advices, "mail_count": count, "mail_to": "de contactpersonen van de aanvragers"}


def _advices_of(round_: Round, state: str) -> list[Advice]:
    return list(round_.advices.filter(state=state).select_related("organiser"))
