"""Pages of applications."""

from django.http import Http404


def application_list(request, lok, pk):
    raise Http404


def start_application(request, lok, pk):
    raise Http404


def application_detail(request, lok, pk):
    raise Http404


def edit_application(request, lok, pk):
    raise Http404


def add_evidence(request, lok, pk):
    raise Http404


def submit(request, lok, pk):
    raise Http404


def withdraw(request, lok, pk):
    raise Http404


def acknowledge(request, lok, pk):
    raise Http404


def receipt(request, lok, pk):
    raise Http404


def evidence_file(request, lok, pk):
    raise Http404


def remove_evidence(request, lok, pk):
    raise Http404
