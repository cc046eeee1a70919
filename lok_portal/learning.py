"""Pages for who wants to learn from a LOK: its practice in figures without names, and the starting texts."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from lok_portal import library, practice
from partners.resources import as_csv


@login_not_required
def practice_page(request, lok):
    """The practice of this LOK, part by part."""
    figures = practice.practice(request.lok)
    context = {"parts": practice.parts(figures), "fewest": practice.FEWEST}
    return render(request, "practice.html", context)


@login_not_required
def practice_csv(request, lok):
    """The same as a spreadsheet; neither the file nor its name tells which LOK it is."""
    table = practice.as_table(practice.practice(request.lok))
    response = HttpResponse(as_csv(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="praktijk.csv"'
    return response


@login_not_required
def practice_json(request, lok):
    """The same for a program."""
    document = practice.as_document(practice.practice(request.lok))
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="praktijk.json"'
    return response


@login_not_required
def starting_texts(request, lok):
    """All starting texts on one page."""
    context = {
        "frameworks": library.frameworks(request.lok.authority),
        "note": library.NOTE,
        "answers": library.answers(),
    }
    return render(request, "starting_texts.html", context)
