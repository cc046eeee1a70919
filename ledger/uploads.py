"""Files from outside: a cap while they stream in, a check of what they really are, a safe way out."""

import hashlib
import re
import struct
import unicodedata
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile, is_zipfile

import filetype
from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import FileResponse

FILES_PER_REQUEST = 5  # so many times the cap is kept of one request; what comes after is discarded
HOPELESS = 40  # a body of more than so many times the cap is not even read
MOST_NAMES, MOST_DIRECTORY_BYTES = 2000, 512 * 1024  # of a zip container: enough for any office file
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
OPEN_XML = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
DOCX, XLSX = f"{OPEN_XML}wordprocessingml.document", f"{OPEN_XML}spreadsheetml.sheet"
ODT, ODS = f"{OPEN_DOCUMENT}text", f"{OPEN_DOCUMENT}spreadsheet"
EXTENSIONS = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
    ODT: (".odt",),
    ODS: (".ods",),
}
MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
ACTIVE_PARTS = ("vbaproject.bin", "vbadata.xml")
ACTIVE_FOLDERS = ("basic/", "scripts/", "word/activex/", "xl/activex/", "xl/macrosheets/")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

WANTED = "Kies een PDF, een foto (JPEG of PNG) of een document van Word, Excel of LibreOffice."
EMPTY = "Dit bestand is leeg. Kies een ander bestand."
PROGRAM = f"Dit bestand is een programma, ook al heet het anders. {WANTED}"
BROKEN = "Dit bestand is niet volledig of beschadigd. Open het eens op uw toestel en bewaar het opnieuw."
MACROS = "Dit document bevat macro's. Bewaar het zonder macro's (.docx of .xlsx) of als PDF."
OLD = "Dit is een oud of beveiligd Office-bestand. Bewaar het als .docx, .xlsx of PDF, zonder wachtwoord."
HEIC = "Dit is een foto in HEIC. Bewaar ze als JPEG, of maak een schermafdruk."
DOUBLE = "Dit bestand is twee soorten bestand tegelijk. Bewaar het opnieuw als gewone PDF of foto."
UNKNOWN = f"We herkennen dit soort bestand niet. {WANTED}"


class Checked(NamedTuple):
    """What an upload turned out to be."""

    mime: str
    sha256: str
    size: int


class KeptFile(UploadedFile):
    """An upload within the cap: in memory while small, in an unnamed temporary file after that."""

    too_large = False


class DiscardedFile(UploadedFile):
    """The place of an upload that was too large: its name and size, none of its bytes."""

    too_large = True


class CappedUploadHandler(FileUploadHandler):
    """Keeps an upload up to the cap and lets the rest pass by, so that the other fields survive."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):  # noqa: N803, PLR0913
        self._left = FILES_PER_REQUEST * settings.UPLOAD_MAX_BYTES
        if content_length > HOPELESS * settings.UPLOAD_MAX_BYTES:
            raise RequestDataTooBig(f"a body of {content_length} bytes")

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = SpooledTemporaryFile(  # noqa: SIM115 closed with the request
            max_size=settings.FILE_UPLOAD_MAX_MEMORY_SIZE, dir=settings.FILE_UPLOAD_TEMP_DIR
        )
        self._too_large = False

    def receive_data_chunk(self, raw_data, start):
        end = start + len(raw_data)
        if not self._too_large and end > min(settings.UPLOAD_MAX_BYTES, self._left):
            self._too_large = True
            self.file.close()
        if not self._too_large:
            self.file.write(raw_data)

    def file_complete(self, file_size):
        about = (self.file_name, self.content_type, file_size, self.charset, self.content_type_extra)
        if self._too_large:
            return DiscardedFile(BytesIO(), *about)
        self._left -= file_size
        self.file.seek(0)
        return KeptFile(self.file, *about)

    def upload_interrupted(self):
        self.file.close()


class EvidenceField(forms.FileField):
    """A file that proves something, judged by its content; the clean file has `mime` and `sha256`."""

    default_error_messages = {"empty": EMPTY, "invalid": UNKNOWN, "missing": EMPTY}

    def widget_attrs(self, widget):
        accept = ",".join(extension for extensions in EXTENSIONS.values() for extension in extensions)
        return {**super().widget_attrs(widget), "accept": accept}

    def to_python(self, data):
        if getattr(data, "too_large", False):
            raise ValidationError(_too_large(data), code="too_large")
        file = super().to_python(data)
        if file is not None:
            file.mime, file.sha256, file.size = checked_upload(file)
            file.name = clean_name(file.name, file.mime)
        return file


def checked_upload(file: BinaryIO) -> Checked:
    """Tell what the file really is; ValidationError with a Dutch sentence when it is not welcome.

    Nothing is decoded or unpacked: only first and last bytes and the table of contents of a zip are read.
    """
    if getattr(file, "too_large", False) or file.size > settings.UPLOAD_MAX_BYTES:
        raise ValidationError(_too_large(file), code="too_large")
    if not file.size:
        raise ValidationError(EMPTY, code="empty")
    mime = _mime(file)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return Checked(mime, digest.hexdigest(), file.size)


def clean_name(name: str, mime: str) -> str:
    """A name fit for every disk and screen: no path, no invisible or reversing marks, the right extension."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", str(name))[-1])
    name = re.sub(r"\s+", " ", name)
    name = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    name = re.sub(r'[<>:"|?*]', "-", name).strip(" .")
    stem, extension = re.fullmatch(r"(.*?)(\.[A-Za-z]\w{0,4})?", name, re.DOTALL).groups()
    extension = extension if extension and extension.lower() in EXTENSIONS[mime] else EXTENSIONS[mime][0]
    return (stem[: 120 - len(extension)].rstrip(" .") or "bestand") + extension


def safe_response(file: BinaryIO, name: str, mime: str) -> FileResponse:
    """The file as a download that no browser opens, sniffs or runs."""
    response = FileResponse(file, as_attachment=True, filename=name)
    response["Content-Type"] = mime if mime in EXTENSIONS else "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _too_large(file) -> str:
    cap = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
    return (
        f"Dit bestand is te groot: hoogstens {cap} MB per bestand, en {FILES_PER_REQUEST * cap} MB samen. "
        "Maak het kleiner of splits het."
    )


def _mime(file) -> str:
    file.seek(0)
    head = file.read(8192)
    if head.startswith(PROGRAMS):
        raise ValidationError(PROGRAM, code="program")
    if head.startswith(OLD_OFFICE):
        raise ValidationError(OLD, code="old_office")
    if head.startswith(b"PK\x03\x04"):
        return _office(file, head)
    guess = filetype.guess_mime(head)
    if guess == "image/heic":
        raise ValidationError(HEIC, code="heic")
    if guess not in (PDF, PNG, JPEG) or (guess == PDF and not head.startswith(b"%PDF-")):
        raise ValidationError(UNKNOWN, code="unknown")
    _whole(file, guess)
    return guess


def _whole(file, mime) -> None:
    file.seek(max(0, file.size - 1024))
    tail = file.read()
    if (mime == PDF and b"%%EOF" not in tail) or (mime == PNG and b"IEND" not in tail):
        raise ValidationError(BROKEN, code="broken")
    if is_zipfile(file):
        raise ValidationError(DOUBLE, code="double")


def _office(file, head) -> str:
    names = _names(file)
    lowered = [name.lower() for name in names]
    if any(name.endswith(ACTIVE_PARTS) or name.startswith(ACTIVE_FOLDERS) for name in lowered):
        raise ValidationError(MACROS, code="macros")
    found = [mime for part, mime in MAIN_PARTS.items() if part in names and "[Content_Types].xml" in names]
    # An OpenDocument begins with an uncompressed entry `mimetype`, so that its kind reads without unpacking.
    found += [mime for mime in (ODT, ODS) if re.match(rb"mimetype%bPK" % re.escape(mime.encode()), head[30:])]
    if len(found) != 1:
        raise ValidationError(UNKNOWN, code="unknown")
    return found[0]


def _names(file) -> list[str]:
    """The names in a zip, after its own count of them was found bearable."""
    file.seek(max(0, file.size - 65557))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise ValidationError(BROKEN, code="broken")
    count, length = struct.unpack_from("<HI", tail, at + 10)
    if count > MOST_NAMES or length > MOST_DIRECTORY_BYTES:
        raise ValidationError(UNKNOWN, code="unknown")
    try:
        with ZipFile(file) as container:
            return container.namelist()
    except (BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise ValidationError(BROKEN, code="broken") from error
