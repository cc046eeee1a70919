"""Pages of frameworks and their versions: list, text, what changed, beginning and ending."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements import actions, rules, wording
from agreements.documents.frameworks import framework_paper as text_paper
from agreements.documents.frameworks import signed_paper as paper_with_signatures
from agreements.forms.frameworks import NewVersionForm, StartForm
from agreements.framework_page import page_query, version_context
from agreements.models import Framework, FrameworkVersion, next_evaluation
from agreements.starting_text import articles_for
from ledger.asking import ask
from partners.views.pages import Page, fill, turn, with_reason

from .tabs import room_tabs

LIST = "Afsprakenkaders"


def visible_versions(request):
    """Versions of this LOK that this reader may see, with what their pages name."""
    return FrameworkVersion.objects.visible_to(request.user).filter(lok=request.lok).with_all()


def visible_version(request, pk) -> FrameworkVersion:
    return get_object_or_404(visible_versions(request), pk=pk)


def visible_framework(request, pk) -> Framework:
    frameworks = Framework.objects.visible_to(request.user).filter(lok=request.lok)
    return get_object_or_404(frameworks.select_related("lok__ledger"), pk=pk)


def page_of(version, title, done, **said) -> Page:
    """The page of an act on this version."""
    said = {"submit": title, "back": version.get_absolute_url(), "back_label": str(version)} | said
    return Page(title=title, done=done, **said)


@login_not_required
def framework_list(request, lok):
    """The frameworks of this LOK: which text holds, and how many signed it."""
    frameworks = Framework.objects.visible_to(request.user).filter(lok=request.lok)
    page = turn(request, frameworks.listed(request.user))
    versions = FrameworkVersion.objects.with_signatures().annotate(next_evaluation_on=next_evaluation())
    shown = versions.in_bulk([each.current for each in page.object_list])
    context = {
        "page": page,
        "rows": [(framework, shown[framework.current]) for framework in page],
        "tabs": room_tabs(request, "framework_list"),
        "would_begin": Framework(lok=request.lok),
    }
    return render(request, "agreements/framework_list.html", context)


@login_not_required
def framework_detail(request, lok, pk):
    """The text that holds, or else the newest this reader may see."""
    frameworks = Framework.objects.visible_to(request.user).filter(lok=request.lok).listed(request.user)
    return redirect("agreements:version_detail", lok, get_object_or_404(frameworks, pk=pk).current)


@login_not_required
def version_detail(request, lok, pk):
    """One version: where it stands, its text, and who put their name to it."""
    query = page_query(visible_versions(request), pk, request.lok, request.user)
    version = get_object_or_404(query)
    context = version_context(version, request.user)
    return render(request, "agreements/framework_version.html", context)


@login_not_required
def version_history(request, lok, pk):
    """Who did what with this text, and when."""
    return render(request, "agreements/framework_history.html", {"version": visible_version(request, pk)})


@login_not_required
def version_changes(request, lok, pk, other):
    """This version beside an older one, word by word."""
    version = visible_version(request, pk)
    older = get_object_or_404(visible_versions(request).filter(framework=version.framework_id), pk=other)
    found = wording.changes(wording.clauses_of(older), wording.clauses_of(version))
    against = f"versie {older.number}"
    return _compared(request, version, found, against, changes=version.changes)


@login_not_required
def consulted_changes(request, lok, pk):
    """This version beside the text people gave their view on."""
    version = get_object_or_404(visible_versions(request).exclude(consultation=None), pk=pk)
    return _compared(request, version, wording.consulted_changes(version), "de tekst van de inspraak")


def discussed_changes(request, lok, pk):
    """This version beside the text the LOK discussed."""
    version = get_object_or_404(visible_versions(request).exclude(item=None), pk=pk)
    return _compared(request, version, wording.discussed_changes(version), "de tekst die het LOK besprak")


def _compared(request, version, found, against, changes=""):
    context = {
        "version": version,
        "against": against,
        "changes": changes,
        "changed": [each for each in found if each.kind != "same"],
        "same_count": sum(each.kind == "same" for each in found),
    }
    return render(request, "agreements/framework_changes.html", context)


@login_not_required
def framework_paper(request, lok, pk):
    """The text as PDF: as adopted, or the draft."""
    version = visible_version(request, pk)
    return _pdf(text_paper(version), version)


@login_not_required
def signed_paper(request, lok, pk):
    """The adopted text with the signatures of today."""
    version = get_object_or_404(visible_versions(request).exclude(adopted_on=None), pk=pk)
    return _pdf(paper_with_signatures(version, request.user), version)


def _pdf(content: bytes, version) -> HttpResponse:
    name = f"afsprakenkader-{version.framework_id}-versie-{version.number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def draft_framework(request, lok):
    """Begin a framework."""
    ask(request.user, rules.DRAFT_FRAMEWORK, Framework(lok=request.lok))
    form = StartForm(request.POST or None)
    back = reverse("agreements:framework_list", args=[lok])
    page = Page(
        "Maak een afsprakenkader",
        "Begin",
        back,
        LIST,
        "Het ontwerp staat klaar. Pas de tekst aan.",
        intro="U maakt een ontwerp. De organisatoren lezen het zodra u inspraak vraagt.",
    )
    return fill(request, page, form, partial(_begin, request, form), then=_editor)


def _begin(request, form):
    said = form.cleaned_data
    framework = Framework(lok=request.lok, kind=said["kind"], title=said["title"])
    articles = articles_for(framework.kind) if said["start"] == "text" else ()
    return actions.draft_framework(framework, by=request.user, articles=articles)


def _editor(version) -> str:
    return reverse("agreements:edit_framework", args=[version.lok.slug, version.pk])


def draft_version(request, lok, pk):
    """Begin the next version of a framework; `pk` is the version to begin from."""
    source = visible_version(request, pk)
    would_be = FrameworkVersion(lok=request.lok, framework=source.framework)
    ask(request.user, rules.DRAFT_VERSION, would_be)
    form = NewVersionForm(request.POST or None)
    page = page_of(
        *(source, "Maak een nieuwe versie", "De nieuwe versie staat klaar als ontwerp."),
        intro="De huidige versie blijft gelden tot de nieuwe is vastgesteld. Daarna tekent iedereen opnieuw.",
    )
    return fill(request, page, form, partial(_next_version, request, source, form), then=_editor)


def _next_version(request, source, form):
    copied = source if form.cleaned_data["start"] == "copy" else None
    changes = form.cleaned_data["changes"]
    return actions.draft_version(source.framework, by=request.user, source=copied, changes=changes)


def end_framework(request, lok, pk):
    """The agreements no longer hold, and why."""
    framework = visible_framework(request, pk)
    ask(request.user, rules.END_FRAMEWORK, framework)
    page = Page(
        "Beëindig het afsprakenkader",
        "Beëindig",
        reverse("agreements:framework_detail", args=[lok, pk]),
        framework.title,
        "Het afsprakenkader is beëindigd.",
        intro="De afspraken gelden vanaf vandaag niet meer. De tekst en de ondertekeningen blijven leesbaar.",
        sentence=f"{rules.END_FRAMEWORK.past}: {framework}.",
        is_danger=True,
    )
    return with_reason(request, page, partial(actions.end_framework, framework, by=request.user))
