"""How the portal says things: filters and tags for dates, numbers, states, icons and forms."""

import datetime as dt
import re
from copy import copy
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import nh3
from crispy_forms.helper import FormHelper
from crispy_forms.utils import render_crispy_form
from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

register = template.Library()

NBSP = "\u00a0"
NONE = "–"
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
TONES = {
    "draft": "draft new concept planned writing",
    "open": "open active running in_session convened",
    "wait": "submitted received assessment pending review hearing requested incomplete proposed lok_advised "
    "acknowledged candidate computing compared consolidated shared read",
    "good": "published adopted decided approved sent answered accepted positive complete signed done granted "
    "endorsed confirmed seated installed minutes_approved final given recorded released in_force used",
    "stop": "refused rejected negative declined withdrawn cancelled excluded lapsed expired overdue "
    "dropped failed revoked undone",
    "closed": "closed archived superseded ended replaced stopped inactive",
}
TONE_OF = {state: tone for tone, states in TONES.items() for state in states.split()}
TONE_ICONS = {
    "draft": "pencil",
    "open": "open",
    "wait": "clock",
    "good": "check",
    "stop": "stop",
    "closed": "lock",
    "plain": "dot",
}


# Dates and times


def _local(value):
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value


@register.filter
def datum(value):
    """maandag 14 december 2026; text passes unchanged."""
    if not isinstance(value, dt.date):
        return value or NONE
    day = _local(value)
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


@register.filter
def kort(value):
    """14 dec 2026, for tables."""
    if not isinstance(value, dt.date):
        return value or NONE
    day = _local(value)
    month = "mrt" if day.month == 3 else MONTHS[day.month - 1][:3]
    return f"{day.day}{NBSP}{month}{NBSP}{day.year}"


@register.filter
def uur(value):
    """12 uur, or 12.30 uur."""
    if not isinstance(value, dt.datetime | dt.time):
        return value or NONE
    time = _local(value)
    minutes = f".{time.minute:02}" if time.minute else ""
    return f"{time.hour}{minutes}{NBSP}uur"


@register.filter
def moment(value):
    """maandag 14 december 2026, 12.30 uur; a date without time stays a date."""
    return f"{datum(value)}, {uur(value)}" if isinstance(value, dt.datetime) else datum(value)


@register.filter
def dagen(value):
    """How far away: nog 3 dagen, morgen, vandaag, gisteren, 3 dagen geleden."""
    if not isinstance(value, dt.date):
        return value or NONE
    day = _local(value)
    day = day.date() if isinstance(day, dt.datetime) else day
    left = (day - timezone.localdate()).days
    words = {-1: "gisteren", 0: "vandaag", 1: "morgen"}
    return words.get(left) or (f"nog {left} dagen" if left > 0 else f"{-left} dagen geleden")


# Numbers


def _dutch(number, decimals):
    """1.234,50 with exactly that many decimals."""
    exact = Fraction(number) if isinstance(number, Fraction) else Fraction(str(number))
    quantum = Decimal(1).scaleb(-decimals)
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(quantum, ROUND_HALF_UP)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,"))


@register.filter
def punten(value):
    """Exact points: 5,5 or 5 1/3, never rounded."""
    if value is None or value == "":
        return NONE
    exact = Fraction(value)
    if (100 * exact).denominator == 1:
        text = _dutch(exact, 2)
        return text.rstrip("0").rstrip(",")
    whole, rest = divmod(abs(exact), 1)
    sign = "-" if exact < 0 else ""
    return f"{sign}{whole}{NBSP}{rest}" if whole else f"{sign}{rest}"


@register.filter
def getal(value, decimals=None):
    """1.234,5 with the decimals it has, or rounded to so many."""
    if value is None or value == "":
        return NONE
    if decimals is None:
        exponent = Decimal(str(value)).as_tuple().exponent
        decimals = max(0, -exponent)
    return _dutch(value, int(decimals))


@register.filter
def euro(value):
    """€ 1.234 or € 1.234,50."""
    if value is None or value == "":
        return NONE
    whole = Decimal(str(value)) % 1 == 0
    return f"€{NBSP}{_dutch(value, 0 if whole else 2)}"


@register.filter
def procent(share):
    """A share of one as whole percents: 42 %."""
    return NONE if share is None or share == "" else f"{_dutch(Fraction(share) * 100, 0)}{NBSP}%"


@register.filter
def aantal(number, words):
    """Number with its noun: 3|aantal:"plaats,plaatsen"."""
    one, many = words.split(",")
    return f"{getal(number)}{NBSP}{one if number == 1 else many}"


@register.filter
def bestandsgrootte(size):
    """812 bytes, 14 kB, 1,2 MB."""
    if size < 1000:
        return f"{size}{NBSP}bytes"
    if size < 1_000_000:
        return f"{_dutch(Fraction(size, 1000), 0)}{NBSP}kB"
    return f"{_dutch(Fraction(size, 1_000_000), 1)}{NBSP}MB"


@register.filter
def kbo(number):
    """0123.456.749; anything else than ten digits passes unchanged."""
    digits = str(number or "").replace(".", "").replace(" ", "")
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}" if len(digits) == 10 and digits.isdigit() else number


# Text written by people

_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_TAGS = {
    *("p", "br", "strong", "em", "s", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}


@register.filter
def markdown(text):
    """Markdown as clean HTML, its headings two levels lower so that the page keeps its outline."""
    tokens = _markdown.parse(text or "")
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    clean = nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto", "tel"}
    )
    return mark_safe(clean)


@register.filter
def op_papier(text):
    """The same for a paper: every heading one level under the heading it stands below."""
    return mark_safe(re.sub("(</?h)[3-6]", r"\g<1>3", markdown(text)))


@register.filter
def begin(text, count):
    """The first words of a text, its lines kept; more is told with an ellipsis."""
    first = re.match(rf"\s*(?:\S+\s*){{0,{int(count)}}}", text)[0]
    return first if len(first) == len(text) else f"{first.rstrip()} …"


# States, icons, forms


@register.filter
def toon(thing):
    """The tone of a state or of a thing with a state; a model may say it itself with `tone`."""
    own = getattr(thing, "tone", None)
    return own or TONE_OF.get(str(getattr(thing, "state", thing)).lower(), "plain")


@register.filter
def toonicoon(tone):
    """The icon that goes with a tone."""
    return TONE_ICONS.get(tone, "dot")


@register.simple_tag
def icon(name):
    """A symbol of static/icons.svg; decorative, so always beside a word."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("icons.svg"),
        name,
    )


@register.inclusion_tag("includes/chip.html")
def chip(thing, tone=""):
    """The state of a thing in words, with its tone and icon."""
    return {"state": thing.get_state_display(), "tone": tone or toon(thing)}


@register.simple_tag
def fields(form, **words):
    """All fields of a form after a summary of its errors; form tag, csrf and buttons are the page's.

    Forms of others get our words: `name="Label"`, `name_hint="Help text"`.
    """
    for bound in form:
        bound.label = words.get(bound.name, bound.label)
        bound.help_text = words.get(f"{bound.name}_hint", bound.help_text)
        bound.field.widget.attrs.pop("placeholder", None)  # it repeats the label, and goes when one types
    helper = copy(getattr(form, "helper", None)) or FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return render_crispy_form(form, helper)


@register.filter
def anker(field):
    """Where the summary of errors jumps to: the input, or the group of choices."""
    return field.id_for_label or f"div_{field.auto_id}"
