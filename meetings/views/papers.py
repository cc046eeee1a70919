"""Pages of papers."""

from django.http import Http404


def meeting_paper(request, lok, pk, kind):
    raise Http404


def item_extract(request, lok, pk):
    raise Http404


def resolution_letter(request, lok, pk):
    raise Http404


def procedure_paper(request, lok, pk):
    raise Http404


def year_report(request, lok, year):
    raise Http404
