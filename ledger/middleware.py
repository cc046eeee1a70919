"""Turns Refused into a page that says why, in Dutch, with status 403."""

from django.shortcuts import render

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
        return render(
            request,
            "403.html",
            {"exception": exception, "back": request.headers.get("Referer", "")},
            status=403,
        )
