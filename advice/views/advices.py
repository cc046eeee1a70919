"""Pages of advices: the list of a round, one advice, and the acts on it."""

from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from advice import actions, documents, promises, rules
from advice.actions.advices import advice_on
from advice.documents.letter import grounds
from advice.forms.advices import AdviceForm, ReactionForm
from advice.models import Advice, Application, Reaction, ScoreSheet
from advice.progress import progress
from advice.ranking import ranked
from advice.records import recorded
from advice.scoring import rounded, total
from ledger.asking import ask
from partners.forms import act
from partners.rules import is_assessor, is_coordinator, is_staff
from partners.views.pages import Page, confirm, fill, with_reason

from .rounds import visible_round
from .scores import visible_application

ABOUT = ("lok__ledger", "organiser", "round__lok", "round__new_places_set", "round__conversion_set")


@login_not_required
def advice_list(request, lok, pk):
    """The ranking once it is public; before that, for the staff, how far the assessment is."""
    round_ = visible_round(request, pk)
    inside = is_staff(request.user, round_)
    advices = list(Advice.objects.visible_to(request.user).filter(round=round_).select_related("organiser"))
    public = [advice for advice in advices if advice.state == Advice.State.RELEASED]
    context = {
        "round": round_,
        "purposes": _by_purpose(round_, public),
        "drafts": [advice for advice in advices if advice not in public and not inside],
        "is_staff": inside,
        "rows": progress(round_, request.user, advices) if inside else [],
        "tie": _tie(request, round_) if inside else "",
        "may_score": inside and is_assessor(request.user, round_),
        "may_agree": inside and is_coordinator(request.user, round_),
    }
    return render(request, "advice/advice_list.html", context)


def _by_purpose(round_, advices) -> list[dict]:
    """Per purpose the ranking, and beside it what has no place in it."""
    return [
        {
            "label": criteria_set.get_purpose_display(),
            "criteria_set": criteria_set,
            "places": ranked(round_, advices, purpose),
            "negatives": _with_grounds(advices, purpose, criteria_set),
            "nones": [a for a in advices if a.purpose == purpose and a.outcome == Advice.Outcome.NONE],
        }
        for purpose, criteria_set in round_.sets.items()
        if any(advice.purpose == purpose for advice in advices)
    ]


def _with_grounds(advices, purpose, criteria_set) -> list[dict]:
    negative = [a for a in advices if a.purpose == purpose and a.outcome == Advice.Outcome.NEGATIVE]
    return [{"advice": advice, "ground": grounds(advice, criteria_set)} for advice in negative]


def _tie(request, round_) -> str:
    would_be = ScoreSheet(lok=request.lok, application=Application(round=round_))
    return rules.assessor_has_a_tie(request.user, would_be)


@login_not_required
def advice_detail(request, lok, pk):
    """The advice: for its applicant while it is a draft, for everybody once it is public."""
    advice = get_object_or_404(_visible(request).select_related(*ABOUT), pk=pk)
    criteria_set = advice.round.set_for(advice.purpose)
    application = Application.objects.visible_to(request.user).filter(pk=advice.application_id).first()
    context = {
        "advice": advice,
        "criteria_set": criteria_set,
        "ground": grounds(advice, criteria_set),
        "reactions": Reaction.objects.visible_to(request.user)
        .filter(advice=advice)
        .select_related("given_by"),
        "would_be": Reaction(lok=advice.lok, organiser=advice.organiser, advice=advice),
        "is_inside": request.user.is_authenticated and request.user.reads_log_of(advice),
        "recorded": _recorded(application, advice),
        "promises": promises.earned(advice, application),
    }
    return render(request, "advice/advice_detail.html", context)


def _recorded(application, advice) -> list[tuple]:
    """What the portal's records say on each fact, for who may read the application itself."""
    if application is None:
        return []
    application.round, application.organiser, application.lok = advice.round, advice.organiser, advice.lok
    found = ((criterion, recorded(application, criterion)) for criterion in application.applicable)
    return [(criterion, each) for criterion, each in found if each]


def _advice(request, pk) -> Advice:
    """With its application, for the acts on it; who may not read the application finds nothing."""
    files = (f"application__{name}" for name in ABOUT)
    return get_object_or_404(_visible(request).select_related(*ABOUT, *files), pk=pk)


def _visible(request):
    return Advice.objects.visible_to(request.user).filter(lok=request.lok)


def start_advice(request, lok, pk):
    """The way in: the advice on this application, found or new."""
    application = visible_application(request, pk)
    advice = advice_on(application)
    if advice.pk:
        return redirect(_detail(advice))
    advice.application = application
    return _write(request, advice)


def write_advice(request, lok, pk):
    """Write the draft, as often as needed."""
    return _write(request, _advice(request, pk))


def _write(request, advice):
    ask(request.user, rules.WRITE_ADVICE, advice)
    application = advice.application
    form = AdviceForm(advice, application.criteria_set.document, request.POST or None)
    if request.method == "POST" and form.is_valid():
        do = partial(actions.write_advice, advice, by=request.user, **form.cleaned_data)
        if written := act(form, do):
            messages.success(request, "Het ontwerpadvies is bewaard. De aanvrager ziet het nog niet.")
            return redirect(_detail(written))
    context = {"advice": advice, "form": form, "application": application} | _result(application)
    return render(request, "advice/advice_write.html", context)


def _result(application) -> dict:
    """The agreed points and the score they give, once they are there."""
    final = ScoreSheet.objects.final().filter(application=application, kind=ScoreSheet.Kind.CONSOLIDATED)
    sheet = final.prefetch_related("scores").first()
    if sheet is None:
        return {"result": None}
    document = application.criteria_set.document
    result = total(document, application.kind_of_care, sheet.points())
    given = {score.code: score for score in sheet.scores.all()}
    lines = [(line, given.get(line.code)) for line in result.lines]
    exact = application.round.on_target(result.exact, document.scale.maximum)
    on_target = rounded(exact, document.scale.rounding)
    return {"result": result, "lines": lines, "on_target": on_target, "document": document}


def share_advice(request, lok, pk):
    """One revised draft goes to its applicant again."""
    advice = _advice(request, pk)
    ask(request.user, rules.SHARE_ADVICE, advice)
    page = _page(
        advice,
        rules.SHARE_ADVICE,
        "Het ontwerp is bezorgd aan de aanvrager.",
        intro=f"De aanvrager leest het ontwerp en kan er {advice.lok.reaction_days} dagen op reageren.",
    )
    sure = forms.Form(request.POST if request.method == "POST" else None)
    return confirm(request, page, sure, partial(actions.share_advice, advice, by=request.user))


def revise_advice(request, lok, pk):
    """Take a shared draft back to rework it."""
    advice = _advice(request, pk)
    ask(request.user, rules.REVISE_ADVICE, advice)
    intro = "De aanvrager ziet dit ontwerp niet meer tot u het opnieuw bezorgt."
    page = _page(advice, rules.REVISE_ADVICE, "Het ontwerp is terug om te herwerken.", intro=intro)
    return with_reason(request, page, partial(actions.revise_advice, advice, by=request.user))


def react(request, lok, pk):
    """The applicant answers the draft."""
    advice = _advice(request, pk)
    ask(request.user, rules.REACT, Reaction(lok=advice.lok, organiser=advice.organiser, advice=advice))
    form = ReactionForm(request.POST or None)
    page = _page(advice, rules.REACT, "Uw reactie is bezorgd aan de regie.", submit="Bezorg uw reactie")
    do = partial(_react, request, advice, form)
    return fill(request, page, form, do, template="advice/advice_react.html", advice=advice)


def _react(request, advice, form):
    return actions.react(advice, by=request.user, text=form.cleaned_data["text"])


@login_not_required
def advice_letter(request, lok, pk):
    """The letter: the draft with its watermark, or the decided one as it was kept."""
    advice = get_object_or_404(_visible(request).select_related(*ABOUT), pk=pk)
    response = HttpResponse(documents.advice_letter(advice), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="advies-{advice.reference}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _page(advice, rule, done, **said) -> Page:
    said = {"submit": rule.label, "sentence": f"{rule.past}: {advice}."} | said
    return Page(title=rule.label, back=_detail(advice), back_label=str(advice), done=done, **said)


def _detail(advice) -> str:
    return reverse("advice:advice_detail", args=[advice.lok.slug, advice.pk])
