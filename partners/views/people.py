"""Pages of people."""

from django.http import Http404


def appointment_list(request, lok):
    raise Http404


def appoint(request, lok):
    raise Http404


def end_appointment(request, lok, pk):
    raise Http404


def change_settings(request, lok):
    raise Http404
