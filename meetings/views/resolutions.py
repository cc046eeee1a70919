"""Pages of resolutions."""

from django.http import Http404


def resolution_list(request, lok):
    raise Http404


def resolution_detail(request, lok, pk):
    raise Http404


def start_resolution(request, lok, pk):
    raise Http404


def write_resolution(request, lok, pk):
    raise Http404


def send_resolution(request, lok, pk):
    raise Http404


def reply(request, lok, pk):
    raise Http404


def follow_up(request, lok, pk):
    raise Http404
