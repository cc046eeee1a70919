"""Pages of the answers: every input with its answer so far, and writing one for one or for many alike."""

import uuid
from urllib.parse import urlencode

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
    given = _given(request, consultation)
    form = _shown(request, consultation)
    chosen = form.chosen(given)
    context = {
        "consultation": consultation,
        "filters": form,
        "kept": form.kept(),
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
        return redirect(_onward(request, consultation, inputs[-1]))
    context = {
        "consultation": consultation,
        "inputs": inputs,
        "form": form,
        "earlier": _responses(request, consultation).exclude(input__in=inputs).as_templates()[:MOST_EARLIER],
        "query": "&".join(f"inbreng={each.fingerprint}" for each in inputs),
        "kept": _shown(request, consultation).kept(),
        "waiting_count": _given(request, consultation).unanswered().count(),
    }
    return render(request, "consultation/answer.html", context)


def _shown(request, consultation: Consultation) -> ShownForm:
    """Which input the list shows; answers come back to the same list."""
    return ShownForm(request.GET or None, consultation=consultation)


def _given(request, consultation: Consultation):
    return Input.objects.visible_to(request.user).given().filter(consultation=consultation)


def _onward(request, consultation: Consultation, answered: Input) -> str:
    """Back to the list as it was, or to the next input of it that waits."""
    form = _shown(request, consultation)
    waiting = form.chosen(_given(request, consultation)).unanswered().in_order()
    if "verder" in request.POST and (following := waiting.after(answered).first() or waiting.first()):
        kept = form.kept() | {"inbreng": following.fingerprint}
        return f"{to('write_response', consultation)}?{urlencode(kept)}"
    return f"{to('answering', consultation)}?{urlencode(form.kept())}".removesuffix("?")


def _chosen(request, consultation: Consultation) -> list[Input]:
    """The inputs named in the address, or all the list shows; 404 without any."""
    asked = {_uuid(each) for each in request.GET.getlist("inbreng")[:MOST_ALIKE]}
    given = _given(request, consultation)
    form = _shown(request, consultation)
    is_all = "alles" in request.GET and not asked and form.kept()
    chosen = form.chosen(given).unanswered() if is_all else given.filter(fingerprint__in=asked)
    inputs = list(chosen.with_all().in_order()[:MOST_ALIKE])
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
