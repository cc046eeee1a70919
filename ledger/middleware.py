"""Turns Refused into a page that says why, in Dutch, with status 403."""

from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from .rules import Refused


class RefusedMiddleware:
    """A refusal is an answer, not an accident."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        back = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
        context = {"exception": exception, "back": back if is_ours else ""}
        return render(request, "403.html", context, status=403)
