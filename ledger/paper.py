"""Papers: Django templates rendered to tagged, deterministic PDF. The only module that imports weasyprint."""

import hashlib
import io
import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from threading import Lock

import segno
from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint import Attachment as Embedded
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "paper:"
FACES = (  # family, weight, style, name in the font packages
    ("LOK Serif", 400, "normal", "SourceSerifPro"),
    ("LOK Serif", 400, "italic", "SourceSerifProIt"),
    ("LOK Serif", 600, "normal", "SourceSerifProSemibold"),
    ("LOK Serif", 600, "italic", "SourceSerifProSemiboldIt"),
    ("LOK Sans", 400, "normal", "SourceSansPro"),
    ("LOK Sans", 400, "italic", "SourceSansProIt"),
    ("LOK Sans", 600, "normal", "SourceSansProSemibold"),
    ("LOK Sans", 700, "normal", "SourceSansProBold"),
)
WATERMARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">'
    '<text x="105" y="160" transform="rotate(-52 105 150)" text-anchor="middle" font-family="LOK Sans" '
    'font-weight="700" font-size="52" letter-spacing="4" fill="#1d2733" fill-opacity="0.075">ONTWERP</text>'
    "</svg>"
)
DEFAULT_ACCENT = "#0b5563"
FIXED_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)  # a paper without `at` carries no clock time at all
logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # seven lines for every page
logging.getLogger("fontTools").setLevel(logging.WARNING)
_one_at_a_time = Lock()  # Pango's font map is shared by the threads of a process and is not made for that
# What XML cannot hold and no reader can see: C0 and C1 controls, lone surrogates, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Breaking words without end costs the square of their length, so they get a space; addresses stay whole.
_TAG = re.compile("(<[^>]*>)")
_ENDLESS = re.compile(r"(?<!\S)(?!https?://\S{1,400}(?!\S))\S{81,}")
_PIECE = re.compile(r"(?>&#?\w+;|\S){80}(?=\S)")


@dataclass(frozen=True)
class Attachment:
    """Data that travels inside the paper, such as the criteria set it was made from."""

    name: str
    content: bytes
    description: str = ""


class ForeignUrlError(ValueError):
    """The paper asked for something that is not its own."""


class OwnFiles(URLFetcher):
    """Answers `paper:NAME` for the names it was given and refuses the rest: no network, no disk, no data."""

    def __init__(self, files: Mapping[str, bytes]):
        super().__init__(allowed_protocols=("paper",), allow_redirects=False)
        self._files = files

    def fetch(self, url, headers=None):
        name = url.removeprefix(SCHEME)
        if name == url or name not in self._files:
            raise ForeignUrlError(f"not ours: {url[:80]}")
        content = self._files[name]
        return URLFetcherResponse(url, content, {"Content-Type": _mime(content)})


def render(template: str, context: Mapping, *, title: str, lang="nl", draft=False, attachments=()) -> bytes:
    """The paper as PDF/UA-1; the same input gives the same bytes.

    Read from the context besides what the template reads: `pictures` {name: bytes} for an image with source
    `paper:NAME`, `letterhead.accent` (#rrggbb), `strip.verify_url` (becomes the picture `paper:qr`) and `at`
    (aware datetime, the only clock time that enters the paper).
    """
    html = _html(template, context, title=title, lang=lang, draft=draft)
    faces, sheet = _style()
    document = HTML(string=html, base_url=SCHEME, url_fetcher=OwnFiles(_pictures(context)))
    with _one_at_a_time:
        return document.write_pdf(
            font_config=faces,
            stylesheets=[sheet, _own_style(_accent(context), draft)],
            attachments=_embedded(attachments, context.get("at") or FIXED_MOMENT),
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
            pdf_variant="pdf/ua-1",
        )


def sha256(pdf: bytes) -> str:
    """The fingerprint under which a stored paper is known, in hex."""
    return hashlib.sha256(pdf).hexdigest()


def qr(url: str) -> bytes:
    """A QR code of the address as an SVG picture, quiet zone included."""
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(picture, kind="svg", scale=4, xmldecl=False, omitsize=False)
    return picture.getvalue()


def _html(template, context, **paper) -> str:
    paper["created"] = context["at"].replace(microsecond=0).isoformat() if context.get("at") else ""
    paper["title"] = _UNPRINTABLE.sub("", paper["title"])
    html = _UNPRINTABLE.sub("", render_to_string(template, {**context, "paper": paper}))
    return "".join(part if part.startswith("<") else _ENDLESS.sub(_spaced, part) for part in _TAG.split(html))


def _spaced(word: re.Match) -> str:
    return _PIECE.sub(r"\g<0> ", word[0])


def _pictures(context) -> dict[str, bytes]:
    pictures = {**(context.get("pictures") or {}), "watermark": WATERMARK.encode()}
    if verify_url := _get(context.get("strip"), "verify_url"):
        pictures["qr"] = qr(verify_url)
    return pictures


def _embedded(attachments: Iterable[Attachment], at: datetime) -> list[Embedded]:
    return [
        Embedded(string=each.content, name=each.name, description=each.description, created=at, modified=at)
        for each in attachments
    ]


def _accent(context) -> str:
    return _get(context.get("letterhead"), "accent") or DEFAULT_ACCENT


def _get(thing, name):
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, None)


def _mime(content: bytes) -> str:
    if content.lstrip()[:5].lower() in (b"<svg ", b"<?xml"):
        return "image/svg+xml"
    return "application/octet-stream"  # raster pictures and fonts are recognised by their first bytes


@cache
def _style() -> tuple[FontConfiguration, CSS]:
    """Fonts and stylesheet, loaded once per process: a warm process pays for the words only."""
    faces = FontConfiguration()
    paths = {}
    for point in entry_points(group="fonts_ttf"):
        paths |= point.load()
    files = {name: Path(paths[name]).read_bytes() for *_, name in FACES}
    text = Path(settings.BASE_DIR, "static", "print.css").read_text()
    rules = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};src:url({SCHEME}{name})}}'
        for family, weight, style, name in FACES
    )
    return faces, CSS(string=rules + text, base_url=SCHEME, url_fetcher=OwnFiles(files), font_config=faces)


@lru_cache(maxsize=600)
def _own_style(accent: str, draft: bool) -> CSS:
    if not re.fullmatch("#[0-9a-fA-F]{6}", accent):
        raise ValueError(f"not a colour: {accent[:20]}")
    watermark = f"@page{{background:url({SCHEME}watermark) center/contain no-repeat}}" if draft else ""
    return CSS(string=f":root{{--accent:{accent}}}{watermark}", base_url=SCHEME, url_fetcher=OwnFiles({}))
