"""Pages of the installation: start, home, the front page of a LOK, statements, health."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.core.paginator import Paginator
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from advice import steps
from advice.models import Advice, CriteriaSet, Round
from agreements.models import Framework
from consultation.models import Consultation
from ledger.models import Entry
from ledger.templatetags.ledger import tell
from lok_portal import waiting
from partners.models import Appointment, Lok, Mail


@login_not_required
def start(request):
    """Straight to the only LOK, else the list of LOKs."""
    loks = list(Lok.objects.filter(state=Lok.State.ACTIVE).prefetch_related("municipalities"))
    if len(loks) == 1:
        return redirect("front", lok=loks[0].slug)
    return render(request, "start.html", {"loks": loks})


@login_not_required
def front(request, lok):
    """What this LOK is, what holds now, what runs, what was decided."""
    here, person = request.lok, request.user
    rounds = list(Round.objects.visible_to(person).filter(lok=here).with_sets().running()[:3])
    latest = Entry.objects.filter(log=here.ledger_id, opening__is_public=True).told()[:5]
    context = {
        "people": sorted(Appointment.objects.who_is_who(here), key=Appointment.rank),
        "criteria": CriteriaSet.objects.visible_to(person).filter(lok=here).in_force(),
        "rounds": [(round_, steps.calendar(round_), steps.sentence(round_)) for round_ in rounds],
        "advices": Advice.objects.visible_to(person).filter(lok=here).released().with_names()[:5],
        "told": [(entry, tell(entry, is_open=True)) for entry in latest],
        "hearings": Consultation.objects.visible_to(person).filter(lok=here).listed()[:3],
        "frameworks": Framework.objects.visible_to(person).filter(lok=here).listed(person)[:3],
    }
    return render(request, "front.html", context)


def home(request):
    """What waits for me, in every LOK, with its date."""
    return render(request, "home.html", waiting.overview(request.user))


def demo_mailbox(request):
    """Every mail the demo wrote, so that anybody can read what applicants got. Only in the demo."""
    if not settings.DEMO:
        raise Http404("Deze pagina bestaat alleen in de demo.")
    page = Paginator(Mail.objects.order_by("-made_at", "-pk"), 30).get_page(request.GET.get("page"))
    return render(request, "demo_mailbox.html", {"page": page})


@login_not_required
def accessibility(request):
    return render(request, "accessibility.html")


@login_not_required
def privacy(request):
    return render(request, "privacy.html")


@login_not_required
def contact(request):
    """Whom to ask, per LOK."""
    return render(request, "contact.html", {"loks": Lok.objects.filter(state=Lok.State.ACTIVE)})


@login_not_required
def health(request):
    """For the load balancer: the process runs and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", {"reason": reason}, status=403)


@login_not_required
def bad_request(request, exception):
    """What the browser sent cannot be read; that it was too much is said."""
    is_too_large = isinstance(exception, RequestDataTooBig)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return render(request, "400.html", {"is_too_large": is_too_large, "most": most}, status=400)
