"""Pages of applications: filling in step by step, evidence, handing in, and the file for the staff."""

import io
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from advice import actions, documents, filling, promises, questions, rules
from advice.documents.receipt import entry_of
from advice.forms.applications import ConditionsForm, CriterionForm, DeclareForm, EvidenceForm, StartForm
from advice.models import Advice, Application, Evidence, ScoreSheet
from advice.views.rounds import back_to, visible_round
from ledger.asking import ask, only
from ledger.uploads import safe_response
from partners.forms import act
from partners.models import Organiser
from partners.roles import has_a_role
from partners.views.pages import Page, fill, turn, with_reason


def visible_application(request, pk) -> Application:
    """An application of this LOK that this reader may see, with its round and criteria."""
    rows = Application.objects.visible_to(request.user).filter(lok=request.lok).with_names()
    rows = rows.select_related("round__new_places_set", "round__conversion_set", "submitted_by", "round__lok")
    return get_object_or_404(rows, pk=pk)


def url_of(application: Application, name: str = "application_detail") -> str:
    return reverse(f"advice:{name}", args=[application.lok.slug, application.pk])


def application_list(request, lok, pk):
    """The applications of a closed round, for the staff."""
    round_ = visible_round(request, pk)
    only(request.user, has_a_role, round_)
    rows = Application.objects.visible_to(request.user).filter(round=round_).with_names()
    rows = rows.exclude(organiser__in=request.user.organiser_ids) if round_.is_sealed else rows
    return render(
        request,
        "advice/application_list.html",
        {"round": round_, "page": turn(request, rows.with_progress())},
    )


def start_application(request, lok, pk):
    """Who asks what: the first step of an application."""
    round_ = visible_round(request, pk)
    organiser = Organiser.objects.filter(pk__in=request.user.organiser_ids).order_by("name").first()
    purpose = next(iter(round_.sets), "")
    would_be = Application(lok=round_.lok, round=round_, organiser=organiser or Organiser(), purpose=purpose)
    ask(request.user, rules.START_APPLICATION, would_be)
    initial = {"organiser": organiser, "kind_of_care": "group_care"}
    blank = Application(lok=round_.lok, round=round_)
    form = StartForm(
        request.POST or None, instance=blank, round_=round_, person=request.user, initial=initial
    )
    page = Page(
        "Start een aanvraag", "Bewaar en ga verder", done="Uw aanvraag is bewaard.", **back_to(round_)
    )
    do = partial(actions.start_application, blank, by=request.user)
    return fill(request, page, form, do, then=lambda made: url_of(made, "edit_application"))


def edit_application(request, lok, pk):
    """One step of the form; every step is kept, whatever the next."""
    application = visible_application(request, pk)
    ask(request.user, rules.EDIT_APPLICATION, application)
    parts = {str(part.number): part for part in filling.parts(application)}
    step = request.GET.get("stap", next(iter(parts), "0"))
    if step not in parts:
        return _edit_basics(request, application)
    part = parts[step]
    forms = [CriterionForm(criterion, application, request.POST or None) for criterion in part.criteria]
    if request.method == "POST" and _keep_right(request, application, forms):
        messages.success(request, "Bewaard.")
        return redirect(_after(application, parts, step))
    context = {"application": application, "part": part, "forms": forms}
    steps = filling.stepper(application, step)
    return render(request, "advice/application_step.html", context | {"steps": steps})


def _keep_right(request, application: Application, forms: list[CriterionForm]) -> bool:
    """Keep every right answer; whether all of them were."""
    right = [form for form in forms if form.is_valid()]
    answers = {form.criterion.code: form.values() for form in right}
    actions.edit_application(application, by=request.user, answers=answers)
    return len(right) == len(forms)


def _after(application: Application, parts: dict, step: str) -> str:
    following = str(int(step) + 1)
    if following in parts:
        return f"{url_of(application, 'edit_application')}?stap={following}"
    return url_of(application, "add_evidence")


def _edit_basics(request, application: Application):
    """The first step again: what is asked, and where."""
    round_ = application.round
    shown = Application.objects.visible_to(request.user).get(pk=application.pk)
    form = StartForm(request.POST or None, instance=shown, round_=round_, person=request.user)
    page = Page("Uw aanvraag", "Bewaar en ga verder", url_of(application), str(application), "Bewaard.")
    return fill(
        request,
        page,
        form,
        lambda: actions.edit_application(application, by=request.user, **form.values()),
        then=lambda kept: f"{url_of(kept, 'edit_application')}?stap=1",
    )


def add_evidence(request, lok, pk):
    """Files that prove what was answered."""
    application = visible_application(request, pk)
    ask(request.user, rules.EDIT_APPLICATION, application)
    form = EvidenceForm(request.POST or None, request.FILES or None, application=application)
    if request.method == "POST" and form.is_valid() and act(form, partial(_keep, request, application, form)):
        messages.success(request, "Het bewijsstuk is toegevoegd.")
        return redirect(url_of(application, "add_evidence"))
    context = {
        "application": application,
        "form": form,
        "files": application.evidence.listed(),
        "steps": filling.stepper(application, "bewijs"),
    }
    return render(request, "advice/application_evidence.html", context)


def _keep(request, application: Application, form: EvidenceForm) -> Evidence:
    file = form.cleaned_data["file"]
    file.seek(0)
    return actions.add_evidence(
        application,
        by=request.user,
        name=file.name,
        mime=file.mime,
        content=file.read(),
        code=form.cleaned_data["code"],
    )


def evidence_file(request, lok, pk):
    """The file itself, to whom may see its application."""
    visible = Evidence.objects.visible_to(request.user).filter(application__lok=request.lok)
    evidence = get_object_or_404(visible, pk=pk)
    return safe_response(io.BytesIO(bytes(evidence.content)), evidence.name, evidence.mime)


@require_POST
def remove_evidence(request, lok, pk):
    """Take a file from a draft."""
    visible = Evidence.objects.visible_to(request.user).filter(application__lok=request.lok)
    evidence = get_object_or_404(visible.select_related("application__lok", "application__round"), pk=pk)
    actions.remove_evidence(evidence, by=request.user)
    messages.success(request, f"“{evidence.name}” is verwijderd.")
    return redirect(url_of(evidence.application, "add_evidence"))


def application_detail(request, lok, pk):
    """A draft to look over, or a file to read."""
    application = visible_application(request, pk)
    conditions = ConditionsForm(request.POST or None, application=application)
    if request.method == "POST" and conditions.is_valid():
        actions.edit_application(application, by=request.user, knock_outs=conditions.cleaned_data)
        messages.success(request, "Bewaard.")
        return redirect(url_of(application))
    context = {
        "application": application,
        "round": application.round,
        "conditions": conditions if conditions.fields else None,
        "is_mine": application.organiser_id in request.user.organiser_ids,
        "is_draft": not rules.EDIT_APPLICATION.why_not(request.user, application),
        "steps": filling.stepper(application, "nakijken"),
        "entry": application.submitted_at and entry_of(application),
    }
    context |= _handed_over(application) | _said_about(application, request.user)
    return render(request, "advice/application_detail.html", context)


def _handed_over(application: Application) -> dict:
    """What the applicant answered, with its files, and what lacks."""
    answered = filling.answered(application)
    return {
        "answered": answered,
        "estimated": filling.estimated(answered),
        "files": application.evidence.listed(),
        "missing": questions.missing_answers(application),
    }


def _said_about(application: Application, person) -> dict:
    """The scores and the advice this person may see, and what comes next."""
    advice = Advice.objects.visible_to(person).with_names().filter(application=application).first()
    seen = ScoreSheet.objects.visible_to(person).filter(application=application)
    sheets = list(seen.select_related("assessor"))
    return {
        "advice": advice,
        "promises": promises.earned(advice, application),
        "sheets": sheets,
        "onward": list(onward(person, application, sheets, advice)),
    }


def onward(person, application: Application, sheets: list[ScoreSheet], advice: Advice | None):
    """The acts of the assessment that are this person's now, each with its way in."""
    about = {"lok": application.lok, "application": application}
    own = [each for each in sheets if each.kind == ScoreSheet.Kind.ASSESSOR and each.assessor_id == person.pk]
    agreed = [each for each in sheets if each.kind == ScoreSheet.Kind.CONSOLIDATED]
    acts = (
        (rules.SCORE, *own, ScoreSheet(**about, assessor=person)),
        (rules.CONSOLIDATE, *agreed, ScoreSheet(**about, kind=ScoreSheet.Kind.CONSOLIDATED)),
        (rules.WRITE_ADVICE, advice or Advice(**about, round=application.round)),
    )
    for (rule, thing, *_), name in zip(acts, ("assess", "agree", "start_advice"), strict=True):
        thing.application = application
        if not rule.why_not(person, thing):
            yield rule.label, url_of(application, name)


def submit(request, lok, pk):
    """Hand it in: after this nothing changes."""
    application = visible_application(request, pk)
    ask(request.user, rules.SUBMIT, application)
    page = Page(
        "Dien uw aanvraag in",
        "Dien in",
        url_of(application),
        str(application),
        "Uw aanvraag is ingediend. Hieronder staat uw ontvangstbewijs.",
        sentence=f"Aanvraag ingediend: {application.reference}. Verzegeld tot de ronde sluit.",
        intro="Na het indienen verandert niets meer. U kunt de aanvraag wel nog intrekken. "
        "Geen ontvangstbewijs betekent: niet ingediend.",
    )
    form = DeclareForm(request.POST or None)
    do = partial(actions.submit, application, by=request.user)
    return fill(
        request, page, form, do, template="advice/round_act.html", mail_count=1, mail_to=request.user.email
    )


def withdraw(request, lok, pk):
    """Take it back, with a reason."""
    application = visible_application(request, pk)
    ask(request.user, rules.WITHDRAW, application)
    page = Page(
        "Trek uw aanvraag in",
        "Trek in",
        url_of(application),
        str(application),
        "Uw aanvraag is ingetrokken.",
        sentence=f"Aanvraag ingetrokken: {application.reference}.",
        is_danger=True,
    )
    return with_reason(request, page, partial(actions.withdraw, application, by=request.user))


@require_POST
def acknowledge(request, lok, pk):
    """Tell the applicant the authority has it."""
    application = visible_application(request, pk)
    actions.acknowledge(application, by=request.user)
    messages.success(request, f"De ontvangst van {application.reference} is gemeld.")
    return redirect(url_of(application))


def receipt(request, lok, pk):
    """The receipt on paper."""
    application = visible_application(request, pk)
    only(request.user, rules.is_submitted, application)
    response = HttpResponse(documents.receipt(application), content_type="application/pdf")
    name = f"ontvangstbewijs-{application.reference}-{timezone.localdate():%Y%m%d}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
