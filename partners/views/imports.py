"""Pages of imports and exports: upload, columns, preview, confirmation, and the register as a file."""

from io import BytesIO

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ledger.asking import only
from ledger.uploads import safe_response
from partners import rules, tasks
from partners.forms.imports import ConfirmForm, MapForm, RowFilters, UploadForm
from partners.models import ImportRow, ImportRun, Location, Organiser
from partners.resources import FORMATS, RESOURCES

from .pages import Page, confirm, fill, tabs, turn

State, Verdict = ImportRun.State, ImportRow.Verdict
RELOAD = "5"  # seconds between two looks at a job
TONES = {
    Verdict.NEW: "good",
    Verdict.CHANGED: "wait",
    Verdict.WELCOME: "good",
    Verdict.SAME: "closed",
    Verdict.ERROR: "stop",
}


def import_list(request, lok):
    """My files, and what can be taken along: the register as it is, and empty examples."""
    only(request.user, rules.is_regie, request.lok)
    runs = _mine(request).select_related("lok")
    context = {"page": turn(request, runs), "tabs": tabs(request, "import_list"), "kinds": RESOURCES.values()}
    return render(request, "partners/import_list.html", context)


def upload_import(request, lok):
    """A file comes in; nothing is done with it yet."""
    only(request.user, rules.is_regie, request.lok)
    form = UploadForm(_sent(request), request.FILES or None)
    page = Page(
        "Lees een bestand in",
        "Lees het bestand",
        *_list_of(request),
        done="Het bestand is gelezen. Kijk na welke kolom wat is.",
        intro="Eerst kiest u de kolommen, dan ziet u wat er verandert. Pas daarna wordt iets overgenomen.",
    )
    return fill(request, page, form, lambda: _keep(form, request), then=lambda run: _at("map_import", run))


def import_detail(request, lok, pk):
    """Where this file is on its way."""
    run = _run(request, pk)
    return PAGES[run.state](request, run)


def map_import(request, lok, pk):
    """Which column is what; guessed from the names of the columns."""
    run = _run(request, pk, state__in=[State.READ, State.COMPARED, State.FAILED])
    resource = RESOURCES[run.kind]()
    guess = run.mapping or resource.guess([column["header"] for column in run.columns])
    initial = {f"column_{place}": name for place, name in guess.items()}
    form = MapForm(_sent(request), initial=initial, run=run, columns=resource.columns())
    if request.method == "POST" and form.is_valid():
        tasks.start_compare(run, form.mapping)
        return redirect(_at("import_detail", run))
    return render(request, "partners/import_columns.html", {"form": form, "run": run, "taken": len(guess)})


def confirm_import(request, lok, pk):
    """The page before it is written."""
    run = _run(request, pk, state=State.COMPARED)
    form = ConfirmForm(_sent(request), run=run)
    page = Page(
        f"Neem {run.writes_count} rijen over",
        "Neem over",
        _at("import_detail", run),
        run.file_name,
        done="Het bestand wordt overgenomen.",
        intro="Alles wordt in één keer overgenomen, of niets.",
        sentence=_sentence(run),
    )
    return confirm(request, page, form, lambda: _start(run, form))


@require_POST
def drop_import(request, lok, pk):
    """Forget the file."""
    run = _run(request, pk)
    tasks.drop(run)
    messages.success(request, "Geannuleerd. Er is niets overgenomen.")
    return redirect(_list_of(request)[0])


def export(request, lok, kind, file_format):
    """The register of this LOK as a file, or an empty example of it."""
    only(request.user, rules.is_regie, request.lok)
    name, _, example = kind.partition("-")
    found = next((key for key, resource in RESOURCES.items() if resource.title == name), None)
    if found is None or file_format not in FORMATS or example not in ("", "voorbeeld"):
        raise Http404("Dit bestand bestaat niet.")
    resource = RESOURCES[found]()
    data = resource.blank_sheet() if example else resource.export(_register(request, found))
    data.title = name
    write, mime = FORMATS[file_format]
    today = timezone.localdate()
    stem = f"{name}-voorbeeld" if example else f"{name}-{request.lok.slug}-{today:%Y-%m-%d}"
    return safe_response(BytesIO(write(data)), f"{stem}.{file_format}", mime)


def _register(request, kind):
    organisers = Organiser.objects.visible_to(request.user).in_lok(request.lok)
    locations = Location.objects.visible_to(request.user).filter(lok=request.lok)
    locations = locations.select_related("organiser", "neighbourhood", "subsidy_group")
    found = {ImportRun.Kind.ORGANISERS: organisers, ImportRun.Kind.LOCATIONS: locations}[kind]
    return found.order_by("name", "pk")


def _mine(request):
    return ImportRun.objects.visible_to(request.user).filter(lok=request.lok).defer("content")


def _run(request, pk, **which):
    only(request.user, rules.is_regie, request.lok)
    run = get_object_or_404(_mine(request), pk=pk, **which)
    run.lok = request.lok
    return run


def _sent(request):
    """What came back, even when every box was left empty."""
    return request.POST if request.method == "POST" else None


def _at(name, run):
    return reverse(f"partners:{name}", args=[run.lok.slug, run.pk])


def _list_of(request):
    return reverse("partners:import_list", args=[request.lok.slug]), "Invoer en uitvoer"


def _keep(form, request):
    run = form.run(request.lok, request.user)
    run.save()
    return run


def _start(run, form):
    tasks.start_write(run, leave_out_errors=form.cleaned_data.get("leave_out_errors", False))
    return run


def _sentence(run):
    told = {
        Verdict.NEW: "toegevoegd",
        Verdict.CHANGED: "gewijzigd",
        Verdict.WELCOME: "opgenomen in dit LOK",
    }
    parts = [f"{run.counts[verdict]} {words}" for verdict, words in told.items() if run.counts.get(verdict)]
    return f"Voor elke rij een eigen regel: {run.get_kind_display()}, {', '.join(parts) or 'niets'}."


def _columns_first(request, run):
    return redirect(_at("map_import", run))


def _busy(request, run):
    response = render(request, "partners/import_busy.html", {"run": run})
    if "stil" not in request.GET:
        response["Refresh"] = RELOAD
    return response


def _rows(request, run):
    filters = RowFilters(request.GET or None)
    page = turn(request, filters.narrow(run.rows.all()))
    names = {name: column.column_name for name, column in RESOURCES[run.kind]().columns().items()}
    for row in page:
        row.tone = TONES[row.verdict]
        row.loud = [cell | {"label": names[cell["field"]]} for cell in row.cells if cell["verdict"] != "same"]
        row.calm = [cell | {"label": names[cell["field"]]} for cell in row.cells if cell["verdict"] == "same"]
    return {"run": run, "page": page, "filters": filters, "tiles": _tiles(request, run)}


def _tiles(request, run):
    shown = [(verdict, run.counts.get(verdict, 0), verdict.label) for verdict in Verdict]
    tiles = [{"number": number, "label": label} for _, number, label in shown if number]
    warned = run.counts.get("warned", 0)
    return [*tiles, *([{"number": warned, "label": "Met een waarschuwing"}] if warned else [])]


def _preview(request, run):
    return render(request, "partners/import_preview.html", _rows(request, run))


def _over(request, run):
    return render(request, "partners/import_over.html", _rows(request, run))


PAGES = {
    State.READ: _columns_first,
    State.COMPARING: _busy,
    State.COMPARED: _preview,
    State.WRITING: _busy,
    State.DONE: _over,
    State.FAILED: _over,
    State.DROPPED: _over,
}
