"""Pages of the answers: every input with its answer so far, and writing one for one or for many alike."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from consultation import actions, rules
from consultation.forms.answers import AnswerForm, ShownForm
from consultation.models import Consultation, Input, Response
from ledger.asking import ask, only
from partners.forms import act
from partners.roles import is_regie
from partners.views.pages import turn

from .finding import to, visible_consultation

MOST_ALIKE, MOST_EARLIER = 100, 8


def answering(request, lok, pk):
    """All input of a consultation and how far the answers are."""
    consultation = visible_consultation(request, pk)
    only(request.user, is_regie, consultation)
    given = Input.objects.visible_to(request.user).given().filter(consultation=consultation)
    form = ShownForm(request.GET or None, consultation=consultation)
    chosen = form.chosen(given)
    context = {
        "consultation": consultation,
        "filters": form,
        "page": turn(request, chosen.with_all().in_order()),
        **given.counted(),
        "may_answer": consultation.state == Consultation.State.ANSWERING,
    }
    return render(request, "consultation/answering.html", context)


def write_response(request, lok, pk):
    """The answer to the inputs that were chosen: one, or several that say the same."""
    consultation = visible_consultation(request, pk)
    only(request.user, is_regie, consultation)
    inputs = _chosen(request, consultation)
    ask(request.user, rules.WRITE_RESPONSE, actions.response_to(inputs[0]))
    start = _start(request, consultation, inputs[0])
    form = AnswerForm(request.POST or None, inputs=inputs, start=start)
    write = lambda: actions.answer_alike(inputs, by=request.user, **form.values())  # noqa: E731
    if request.method == "POST" and form.is_valid() and act(form, write):
        messages.success(request, "Bewaard. Niemand ziet dit antwoord voor de inspraak afgesloten is.")
        return redirect(to("answering", consultation))
    context = {
        "consultation": consultation,
        "inputs": inputs,
        "form": form,
        "earlier": _responses(request, consultation).exclude(input__in=inputs).as_templates()[:MOST_EARLIER],
        "query": "&".join(f"inbreng={each.fingerprint}" for each in inputs),
    }
    return render(request, "consultation/answer.html", context)


def _chosen(request, consultation: Consultation) -> list[Input]:
    """The inputs named in the address; 404 without any."""
    asked = {_uuid(each) for each in request.GET.getlist("inbreng")[:MOST_ALIKE]}
    given = Input.objects.visible_to(request.user).given().filter(consultation=consultation)
    inputs = list(given.filter(fingerprint__in=asked).with_all().in_order())
    if not inputs:
        raise Http404("Kies eerst inbreng.")
    return inputs


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise Http404("Deze inbreng bestaat niet.") from error


def _start(request, consultation: Consultation, entry: Input) -> Response | None:
    """An earlier answer to start from when one was chosen, else the answer so far."""
    asked = request.GET.get("zoals", "")
    earlier = _responses(request, consultation).filter(pk=asked).first() if asked.isdigit() else None
    return earlier or getattr(entry, "response", None)


def _responses(request, consultation: Consultation):
    return Response.objects.visible_to(request.user).filter(input__consultation=consultation)


@require_POST
def note_agreements(request, lok, pk):
    """Take note of all agreements without a word, at once."""
    consultation = visible_consultation(request, pk)
    only(request.user, is_regie, consultation)
    number = actions.note_agreements(consultation, by=request.user)
    messages.success(request, f"{number} keer nota genomen van een akkoord.")
    return redirect(to("answering", consultation))
