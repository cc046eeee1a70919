"""Measures what design section 11 wants to reach, on the database at hand; prints figures, judges nothing."""

import time
from dataclasses import replace
from statistics import median, quantiles

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from advice import criteria, documents, scoring
from advice.models import Advice, CriteriaSet, Round
from consultation.documents.report import TEMPLATE, written_on_paper
from consultation.models import Consultation
from consultation.redline import redline
from ledger import log, paper
from meetings.documents import PUBLIC, minutes
from meetings.models import Meeting
from partners.documents import frame
from partners.models import Lok, Neighbourhood

POINTS = 16  # about five pages
INPUTS = 500


class Command(BaseCommand):
    """`./portal bench`: pages, log, scores and papers."""

    help = "Meet bladzijden, logboek, scores en papieren."

    def add_arguments(self, parser):
        parser.add_argument("--runs", type=int, default=20)

    def handle(self, *, runs, **options):
        settings.ALLOWED_HOSTS = ["*"]
        lok = Lok.objects.order_by("pk").first()
        if lok is None:
            self.stderr.write("Er zijn geen gegevens om te meten. Start eerst ./portal demo.")
            return
        self.say("wat", "mediaan", "p95", "vragen")
        self.pages(lok, runs)
        self.appends(lok, runs)
        self.scores(runs)
        self.papers(runs)
        self.minutes(runs)
        self.reports()
        self.redlines(runs)

    def say(self, *cells):
        self.stdout.write(f"{cells[0]:44}" + "".join(f"{cell:>12}" for cell in cells[1:]))

    def pages(self, lok: Lok, runs: int):
        """Public pages through the whole stack of middleware and templates."""
        addresses = {
            "voorpagina": reverse("front", args=[lok.slug]),
            "criteria": reverse("advice:criteria_list", args=[lok.slug]),
            "adviesrondes": reverse("advice:round_list", args=[lok.slug]),
            "logboek": reverse("ledger:log", args=[lok.slug]),
        }
        for kind, model, name in (
            ("een set", CriteriaSet, "criteria_detail"),
            ("een ronde", Round, "round_detail"),
        ):
            found = model.objects.filter(lok=lok).exclude(state="draft").first()
            if found:
                addresses[kind] = reverse(f"advice:{name}", args=[lok.slug, found.pk])
        client = Client()
        for name, address in addresses.items():
            queries = count_queries(lambda address=address: client.get(address, secure=True))
            times = timed(lambda address=address: client.get(address, secure=True), runs)
            self.say(f"bladzijde: {name}", *in_ms(times), queries)

    def appends(self, lok: Lok, runs: int):
        """A line in the log against the insert of a plain row; both undone."""
        line = log.Line(lok.ledger, "bench.append", "sealed", "bench.none", "0", 0, {"act": "bench.append"})
        with transaction.atomic():
            appended = timed(lambda: log.append(line), runs)
            plain = timed(
                lambda: Neighbourhood.objects.create(lok=lok, name=f"{time.perf_counter_ns()}"), runs
            )
            transaction.set_rollback(True)
        self.say("logboek: een regel", *in_ms(appended))
        self.say("gewone rij", *in_ms(plain))
        self.say("verhouding gewone rij / regel", f"{median(plain) / median(appended):.2f}")

    def scores(self, runs: int):
        """One application scored exactly, the set already read."""
        found = CriteriaSet.objects.first()
        document = criteria.parse(found.content)
        care = document.criteria[0].applies_to[0]
        points = {c.code: c.max_points for c in document.criteria if care in c.applies_to}
        self.say("een set lezen", *in_ms(timed(lambda: criteria.parse(found.content), runs)))
        self.say("een score berekenen", *in_ms(timed(lambda: scoring.total(document, care, points), runs)))

    def papers(self, runs: int):
        """The letter of a draft advice, in a warm process."""
        drafts = Advice.objects.filter(state__in=["draft", "shared"])
        advice = drafts.select_related("lok__ledger", "round", "organiser", "application").first()
        if advice is None:
            return
        rendered = timed(lambda: documents.advice_letter(advice), max(3, runs // 5))
        self.say("brief als PDF", *in_ms(rendered), "")

    def minutes(self, runs: int):
        """The minutes of a meeting with its points repeated until they fill about five pages."""
        held = Meeting.objects.filter(state__in=Meeting.AFTER).select_related("lok__ledger", "rules")
        meeting = held.order_by("pk").first()
        if meeting is None:
            return
        rendered = timed(lambda: paper_of_points(meeting, POINTS), max(3, runs // 5))
        self.say(f"verslag van {POINTS} punten als PDF", *in_ms(rendered), "")

    def reports(self):
        """The report of a consultation with its inputs repeated; the worker makes it, so one run will do."""
        closed = Consultation.objects.filter(state="closed", inputs__state="given", inputs__kind="amend")
        consultation = closed.select_related("lok__ledger").order_by("pk").first()
        if consultation is None:
            return
        rendered = timed(lambda: paper_of_inputs(consultation, INPUTS), 1)
        self.say(f"verslag van {INPUTS} keer inbreng als PDF", *in_ms(rendered), "")

    def redlines(self, runs: int):
        """A text of 15,000 words against one with changes in every paragraph, and against another text."""
        old = thirty_pages("artikel")
        texts = {
            "elke alinea gewijzigd": old.replace(" woord9 ", " anders "),
            "een andere tekst": thirty_pages("x"),
        }
        for name, new in texts.items():
            compared = timed(lambda new=new: redline(old, new), max(3, runs // 5))
            self.say(f"redline van 30 bladzijden: {name}", *in_ms(compared), "")


def thirty_pages(name: str) -> str:
    """200 paragraphs of 75 words, no two alike."""
    pages = range(200)
    return "\n\n".join(
        " ".join(f"{name}{n}" if word % 9 else f"woord{word}" for word in range(75)) for n in pages
    )


def paper_of_points(meeting: Meeting, count: int) -> bytes:
    """The public minutes as PDF, with so many points."""
    context = frame(meeting.lok) | minutes.written_on_paper(meeting, PUBLIC)
    context["points"] = (context["points"] * count)[:count]
    return paper.render("pdf/meeting_minutes.html", context, title="Verslag")


def paper_of_inputs(consultation: Consultation, count: int) -> bytes:
    """The report as PDF, with so many inputs, each with its answer and its redline."""
    context = written_on_paper(consultation)
    inputs = [entry for each in context["said"] for entry in each.inputs] * count
    context["said"] = [replace(context["said"][0], inputs=inputs[:count])]
    return paper.render(TEMPLATE, context, title="Verslag")


def count_queries(work) -> int:
    """How many times the database was asked."""
    asked = []

    def watch(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        work()
    return len(asked)


def timed(work, runs: int) -> list[float]:
    """Seconds of every run, after one run that does not count."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return times


def in_ms(times: list[float]) -> tuple[str, str]:
    """Median and 95th percentile, in milliseconds."""
    worst = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return f"{median(times) * 1000:.1f} ms", f"{worst * 1000:.1f} ms"
