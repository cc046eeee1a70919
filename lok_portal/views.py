"""Pages of the installation: start, home, front page of a LOK, statements, health."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render

from partners.models import Lok


@login_not_required
def start(request):
    """Straight to the only LOK, else the list of LOKs."""
    loks = Lok.objects.filter(state=Lok.State.ACTIVE).prefetch_related("municipalities")
    if len(loks) == 1:
        return redirect("front", lok=loks[0].slug)
    return render(request, "start.html", {"loks": loks})


@login_not_required
def health(request):
    """For the load balancer: the process runs and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", {"reason": reason}, status=403)
