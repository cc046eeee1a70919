"""Uploads: the cap while streaming, what a file really is, and how it leaves again."""

import hashlib
import io
import tracemalloc
from contextlib import ExitStack, closing
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from django import forms
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from ledger import uploads
from ledger.uploads import DOCX, JPEG, ODS, ODT, PDF, PNG, XLSX

MB = 1024 * 1024
PDF_BYTES = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG_BYTES = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG_BYTES = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40) + b"\xff\xd9"
HEIC_BYTES = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(40)


def zipped(*names, mimetype=""):
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as container:
        if mimetype:
            container.writestr("mimetype", mimetype, ZIP_STORED)
        for name in names:
            container.writestr(name, "x")
    return file.getvalue()


WORD = zipped("[Content_Types].xml", "word/document.xml")
EXCEL = zipped("[Content_Types].xml", "xl/workbook.xml")


class EvidenceForm(forms.Form):
    motivation = forms.CharField()
    file = uploads.EvidenceField()


def upload(content, name="bewijs.pdf"):
    return SimpleUploadedFile(name, content)


def sentence_for(content):
    with pytest.raises(ValidationError) as refusal:
        uploads.checked_upload(upload(content))
    return refusal.value.messages


class Body(io.IOBase):
    """A request body that is made while it is read: one file of so many bytes between two fields."""

    def __init__(self, size):
        head = '--{0}\r\nContent-Disposition: form-data; name="motivation"\r\n\r\nVoor de buurt\r\n--{0}\r\n'
        file = 'Content-Disposition: form-data; name="file"; filename="groot.pdf"\r\n\r\n'
        tail = '\r\n--{0}\r\nContent-Disposition: form-data; name="last"\r\n\r\nja\r\n--{0}--\r\n'
        self._parts = [(head + file).format(BOUNDARY).encode(), size, tail.format(BOUNDARY).encode()]
        self.length = len(self._parts[0]) + size + len(self._parts[2])

    def read(self, count=MB):
        while self._parts and not self._parts[0]:
            self._parts.pop(0)
        if not self._parts:
            return b""
        if isinstance(self._parts[0], int):
            given = min(count, self._parts[0])
            self._parts[0] -= given
            return b"x" * given
        given, self._parts[0] = self._parts[0][:count], self._parts[0][count:]
        return given


@pytest.fixture
def opened():
    """What a test opened, closed after it as the end of a request does."""
    with ExitStack() as stack:
        yield lambda request: stack.enter_context(closing(request))


@pytest.fixture
def posted(opened):
    return lambda **fields: opened(RequestFactory().post("/", fields))


@pytest.fixture
def streamed(opened):
    def streamed(size):
        body = Body(size)
        environ = RequestFactory()._base_environ(REQUEST_METHOD="POST", CONTENT_TYPE=MULTIPART_CONTENT)
        return opened(WSGIRequest(environ | {"wsgi.input": body, "CONTENT_LENGTH": str(body.length)}))

    return streamed


# While it streams in


def test_upload_of_200_mb_leaves_the_other_fields_and_takes_no_memory(streamed):
    request = streamed(200 * MB)
    tracemalloc.start()
    file = request.FILES["file"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (file.too_large, file.size, file.name, file.read()) == (True, 200 * MB, "groot.pdf", b"")
    assert request.POST.dict() == {"motivation": "Voor de buurt", "last": "ja"}
    assert peak < 30 * MB


def test_form_says_beside_the_field_that_the_file_is_too_large_and_keeps_what_was_typed(streamed):
    request = streamed(11 * MB)
    form = EvidenceForm(request.POST, request.FILES)
    sentence = "Dit bestand is te groot: hoogstens 10 MB per bestand, en 50 MB samen."
    assert (form.errors, form["motivation"].value()) == (
        {"file": [f"{sentence} Maak het kleiner of splits het."]},
        "Voor de buurt",
    )


def test_body_beyond_all_hope_is_not_even_read(streamed):
    with pytest.raises(RequestDataTooBig):
        _ = streamed(401 * MB).FILES


def test_upload_at_the_cap_is_kept_whole(settings, posted):
    settings.UPLOAD_MAX_BYTES = len(PDF_BYTES)
    file = posted(file=upload(PDF_BYTES)).FILES["file"]
    assert (file.too_large, file.size, file.read()) == (False, len(PDF_BYTES), PDF_BYTES)


def test_upload_bigger_than_memory_may_hold_goes_through_a_temporary_file(settings, posted):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    file = posted(file=upload(PDF_BYTES)).FILES["file"]
    assert uploads.checked_upload(file).sha256 == hashlib.sha256(PDF_BYTES).hexdigest()


def test_files_of_one_request_share_a_cap(settings, posted):
    settings.UPLOAD_MAX_BYTES = 100
    files = {f"f{number}": upload(b"x" * 90) for number in range(7)}
    kept = [not file.too_large for file in posted(**files).FILES.values()]
    assert kept == [True] * 5 + [False] * 2


def test_interrupted_upload_is_closed():
    handler = uploads.CappedUploadHandler()
    handler.new_file("file", "a.pdf", PDF, 9)
    handler.upload_interrupted()
    assert handler.file.closed


# What it really is


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (PDF_BYTES, PDF),
        (PNG_BYTES, PNG),
        (JPEG_BYTES, JPEG),
        (WORD, DOCX),
        (EXCEL, XLSX),
        (zipped("content.xml", mimetype=ODT), ODT),
        (zipped("content.xml", mimetype=ODS), ODS),
    ],
)
def test_upload_is_known_by_its_content(content, mime):
    digest = hashlib.sha256(content).hexdigest()
    assert uploads.checked_upload(upload(content)) == (mime, digest, len(content))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", uploads.EMPTY),
        (b"MZ\x90\x00" + bytes(100), uploads.PROGRAM),
        (b"\x7fELF" + bytes(100), uploads.PROGRAM),
        (b"#!/bin/sh\nrm -rf /\n", uploads.PROGRAM),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), uploads.OLD),
        (HEIC_BYTES, uploads.HEIC),
        (b"<html><script>alert(1)</script>", uploads.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", uploads.UNKNOWN),
        (b"GIF89a" + bytes(100), uploads.UNKNOWN),
        (b"naam;punten\n=1+1;2\n", uploads.UNKNOWN),
        (b"\xef\xbb\xbf" + PDF_BYTES, uploads.UNKNOWN),
        (PDF_BYTES.replace(b"%%EOF", b""), uploads.BROKEN),
        (PDF_BYTES + bytes(2000), uploads.BROKEN),
        (PNG_BYTES[:-12], uploads.BROKEN),
        (PDF_BYTES + WORD, uploads.DOUBLE),
        (JPEG_BYTES + WORD, uploads.DOUBLE),
        (zipped("a.exe"), uploads.UNKNOWN),
        (zipped("word/document.xml"), uploads.UNKNOWN),
        (zipped("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"), uploads.UNKNOWN),
        (zipped("[Content_Types].xml", "xl/workbook.bin"), uploads.UNKNOWN),
        (zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), uploads.MACROS),
        (zipped("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"), uploads.MACROS),
        (zipped("content.xml", "Basic/Standard/Module1.xml", mimetype=ODS), uploads.MACROS),
        (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.presentation"), uploads.UNKNOWN),
        (zipped("[Content_Types].xml", "word/document.xml", *map(str, range(2001))), uploads.UNKNOWN),
        (WORD[:-22], uploads.BROKEN),
        (WORD[:-22] + b"PK\x05\x06" + bytes(18), uploads.UNKNOWN),
        (WORD.replace(b"PK\x01\x02", b"PK\x01\x09"), uploads.BROKEN),
    ],
)
def test_upload_is_refused_with_a_sentence(content, sentence):
    assert sentence_for(content) == [sentence]


def test_upload_over_the_cap_is_refused_whoever_received_it(settings):
    settings.UPLOAD_MAX_BYTES = MB
    (sentence,) = sentence_for(b"x" * (MB + 1))
    assert sentence.startswith("Dit bestand is te groot: hoogstens 1 MB per bestand")


def test_discarded_upload_is_never_checked():
    with pytest.raises(ValidationError):
        uploads.checked_upload(uploads.DiscardedFile(io.BytesIO(), "a.pdf", PDF, 3))


def test_program_named_pdf_is_refused_beside_its_field(posted):
    request = posted(motivation="Voor de buurt", file=upload(b"MZ" + bytes(99), "verslag.pdf"))
    assert EvidenceForm(request.POST, request.FILES).errors == {"file": [uploads.PROGRAM]}


def test_empty_file_is_refused_beside_its_field():
    form = EvidenceForm({"motivation": "x"}, {"file": upload(b"")})
    assert form.errors == {"file": [uploads.EMPTY]}


def test_clean_file_brings_its_kind_fingerprint_and_a_fit_name(posted):
    request = posted(motivation="x", file=upload(PNG_BYTES, "foto van de tuin.JPG"))
    form = EvidenceForm(request.POST, request.FILES)
    assert form.is_valid()
    file = form.cleaned_data["file"]
    found = (file.name, file.mime, file.sha256, file.read())
    assert found == ("foto van de tuin.png", PNG, hashlib.sha256(PNG_BYTES).hexdigest(), PNG_BYTES)


def test_optional_file_may_be_left_out():
    field = uploads.EvidenceField(required=False)
    assert field.clean(None) is None


def test_field_tells_the_browser_what_to_offer():
    accept = uploads.EvidenceField().widget.attrs["accept"]
    assert accept == ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.ods"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("verslag.pdf", "verslag.pdf"),
        ("Verslag.PDF", "Verslag.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Temp\\verslag.pdf", "verslag.pdf"),
        ("verslag\x00\x1b[31m.pdf", "verslag[31m.pdf"),
        ("verslag\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "verslagfdp.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie- x.pdf"),
        ("verslag v1.2", "verslag v1.2.pdf"),
        ("  .pdf", "pdf.pdf"),
        ("...", "bestand.pdf"),
        ("", "bestand.pdf"),
        ("e\N{COMBINING ACUTE ACCENT}.pdf", "\N{LATIN SMALL LETTER E WITH ACUTE}.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_name_is_cleaned(name, clean):
    assert uploads.clean_name(name, PDF) == clean


# And out again


def test_file_leaves_as_a_download_that_nothing_opens():
    response = uploads.safe_response(io.BytesIO(PDF_BYTES), "verslag één.pdf", PDF)
    said = {
        name: response[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")
    }
    assert said == {
        "Content-Type": "application/pdf",
        "Content-Disposition": "attachment; filename*=utf-8''verslag%20%C3%A9%C3%A9n.pdf",
        "X-Content-Type-Options": "nosniff",
    }
    assert (response["Content-Security-Policy"], response.getvalue()) == (
        "sandbox; default-src 'none'",
        PDF_BYTES,
    )


def test_unknown_kind_leaves_as_plain_bytes():
    response = uploads.safe_response(io.BytesIO(b"<script>"), "x.html", "text/html")
    assert response["Content-Type"] == "application/octet-stream"
