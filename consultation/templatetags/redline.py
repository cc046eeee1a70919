"""{% redline old new %}: what changed, struck out and underlined, with words for who listens to the page."""

import unicodedata

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from consultation import redline as compared

register = template.Library()
WORDS = {compared.GONE: ("del", "geschrapt"), compared.NEW: ("ins", "toegevoegd")}


@register.simple_tag
def redline(old, new):
    """Both texts as one, escaped; `<del>` and `<ins>` carry hidden words, so colour alone says nothing."""
    pieces = compared.redline(*(str(text or "").replace("\r\n", "\n") for text in (old, new)))
    words = format_html_join("", "{}", _marked(pieces))
    return format_html('<div class="redline" dir="{}">{}</div>', richting(new or old), words)


@register.filter
def richting(text):
    """`rtl` or `ltr`, by the first letter that says so; what `dir="auto"` is on a screen, for paper."""
    found = (unicodedata.bidirectional(sign) for sign in str(text or ""))
    return "rtl" if next((kind for kind in found if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


def _marked(pieces):
    for kind, text in pieces:
        if kind == compared.SAME:
            yield (text,)
        else:
            yield (_change(*WORDS[kind], text),)


def _change(tag, word, text):
    before = format_html('<span class="visually-hidden"> [{}: </span>', word)
    after = mark_safe('<span class="visually-hidden">] </span>')
    return format_html("<{}>{}{}{}</{}>", tag, before, text, after, tag)
