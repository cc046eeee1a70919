"""Pages of session."""

from django.http import Http404


def open_session(request, lok, pk):
    raise Http404


def session(request, lok, pk):
    raise Http404


def presences(request, lok, pk):
    raise Http404


def set_presence(request, lok, pk):
    raise Http404


def treat_item(request, lok, pk):
    raise Http404


def carry_item(request, lok, pk):
    raise Http404


def recuse(request, lok, pk):
    raise Http404


def open_vote(request, lok, pk):
    raise Http404


def close_vote(request, lok, pk):
    raise Http404


def find_otherwise(request, lok, pk):
    raise Http404


def close_session(request, lok, pk):
    raise Http404
