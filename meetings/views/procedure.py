"""Pages of the rules of procedure: versions, plain words, draft, adopt."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.forms import model_to_dict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from consultation.forms.consultations import ConsultationForm
from consultation.models import Consultation
from ledger.asking import ask
from meetings import actions, rules
from meetings.forms import procedure as procedure_forms
from meetings.models import RulesOfProcedure
from meetings.plain_words import sentences
from partners.views.pages import Page, fill

from .finding import to

KEPT = procedure_forms.ProcedureForm.Meta.fields
NEXT = "Kijk de getallen na. De beheerder legt vast wie het reglement vaststelde en wanneer."


def visible_procedure(request, pk) -> RulesOfProcedure:
    """A version this reader may see, else 404."""
    versions = RulesOfProcedure.objects.visible_to(request.user).filter(lok=request.lok)
    procedure = get_object_or_404(versions, pk=pk)
    procedure.lok = request.lok
    return procedure


@login_not_required
def procedure_list(request, lok):
    """The rules in force in plain words, and every version."""
    versions = list(RulesOfProcedure.objects.visible_to(request.user).filter(lok=request.lok))
    current = next((it for it in versions if it.state == RulesOfProcedure.State.IN_FORCE), None)
    context = {
        "versions": versions,
        "current": current,
        "rules": sentences(current) if current else [],
        "would_draft": RulesOfProcedure(lok=request.lok),
    }
    return render(request, "meetings/procedure_list.html", context)


@login_not_required
def procedure_detail(request, lok, pk):
    """One version."""
    procedure = visible_procedure(request, pk)
    is_writer = rules.EDIT_RULES.who(request.user, procedure)
    is_draft = procedure.state == RulesOfProcedure.State.DRAFT
    context = {
        "procedure": procedure,
        "rules": sentences(procedure),
        "next": NEXT if is_writer and is_draft else "",
    }
    return render(request, "meetings/procedure_detail.html", context)


def consult_rules(request, lok, pk):
    """Ask organisers and members what they think of the draft."""
    procedure = visible_procedure(request, pk)
    ask(request.user, rules.CONSULT_RULES, procedure)
    about = Consultation(lok=request.lok, title=str(procedure)[:200])
    form = ConsultationForm(request.POST or None, instance=about)
    page = Page(
        *("Vraag inspraak", "Vraag inspraak", to("procedure_detail", procedure), str(procedure)),
        done="De inspraak staat klaar. Kijk ze na en open ze.",
        intro="Het ontwerp wordt stuk voor stuk voorgelegd. Nog niemand krijgt bericht.",
    )
    do = lambda: actions.consult_rules(procedure, by=request.user, **form.values())  # noqa: E731
    return fill(request, page, form, do, then=_consultation)


def _consultation(procedure) -> str:
    about = procedure.consultation_id
    return reverse("consultation:consultation_detail", args=[procedure.lok.slug, about])


def draft_rules(request, lok):
    """A new draft, from the version in force."""
    current = RulesOfProcedure.objects.in_force().filter(lok=request.lok).first()
    kept = model_to_dict(current, KEPT) | {"changes": ""} if current else {}
    draft = RulesOfProcedure(lok=request.lok, **kept)
    ask(request.user, rules.DRAFT_RULES, draft)
    form = procedure_forms.ProcedureForm(request.POST or None, instance=draft)
    page = Page(
        "Maak een nieuw reglement",
        "Bewaar als ontwerp",
        reverse("meetings:procedure_list", args=[lok]),
        "Huishoudelijk reglement",
        "Het ontwerp is bewaard.",
        intro=f"Vertrekt van versie {current.version}, die van kracht is." if current else "",
    )
    do = partial(_draft, request, draft, form)
    return fill(request, page, form, do, then=lambda made: to("procedure_detail", made))


def _draft(request, draft, form):
    for name, value in form.values().items():
        setattr(draft, name, value)
    return actions.draft_rules(draft, by=request.user)


def _back(procedure) -> dict:
    return {"back": to("procedure_detail", procedure), "back_label": str(procedure)}


def edit_rules(request, lok, pk):
    """Change a draft."""
    procedure = visible_procedure(request, pk)
    ask(request.user, rules.EDIT_RULES, procedure)
    form = procedure_forms.ProcedureForm(request.POST or None, instance=procedure)
    page = Page("Bewerk het ontwerp", "Bewaar", done="Het ontwerp is bewaard.", **_back(procedure))
    return fill(request, page, form, lambda: actions.edit_rules(procedure, by=request.user, **form.values()))


def adopt_rules(request, lok, pk):
    """The rules come into force and replace the version before."""
    procedure = visible_procedure(request, pk)
    ask(request.user, rules.ADOPT_RULES, procedure)
    form = procedure_forms.AdoptForm(request.POST or None)
    page = Page(
        "Leg de vaststelling vast",
        "Leg vast",
        done="Het reglement is van kracht.",
        intro="Dit kan niet terug. Vergaderingen die al bijeengeroepen zijn, houden hun versie.",
        sentence=f"Huishoudelijk reglement van kracht: versie {procedure.version}.",
        **_back(procedure),
    )
    public = [f"{procedure}, met alle getallen en bepalingen"]
    do = lambda: actions.adopt_rules(procedure, by=request.user, **form.cleaned_data)  # noqa: E731
    return fill(request, page, form, do, template="partners/confirm.html", public=public)
