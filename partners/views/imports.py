"""Pages of imports."""

from django.http import Http404


def import_list(request, lok):
    raise Http404


def upload_import(request, lok):
    raise Http404


def import_detail(request, lok, pk):
    raise Http404


def map_import(request, lok, pk):
    raise Http404


def confirm_import(request, lok, pk):
    raise Http404


def drop_import(request, lok, pk):
    raise Http404


def export(request, lok, kind, file_format):
    raise Http404
