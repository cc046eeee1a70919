"""Pages of criteria sets."""

from django.http import Http404


def criteria_list(request, lok):
    raise Http404


def draft_criteria(request, lok):
    raise Http404


def import_criteria(request, lok):
    raise Http404


def criteria_detail(request, lok, pk):
    raise Http404


def edit_criteria(request, lok, pk):
    raise Http404


def adopt_criteria(request, lok, pk):
    raise Http404


def publish_criteria(request, lok, pk):
    raise Http404


def withdraw_criteria(request, lok, pk):
    raise Http404


def new_version(request, lok, pk):
    raise Http404


def criteria_json(request, lok, pk):
    raise Http404


def criteria_booklet(request, lok, pk):
    raise Http404
