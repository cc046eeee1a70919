"""Spreadsheets made in memory, and imports made of them."""

import io
import zipfile

import openpyxl

from partners import sheets, tasks
from partners.models import ImportRun
from partners.resources import RESOURCES


def xlsx(*rows, change=None) -> bytes:
    """A workbook with these rows on its first sheet; `change(sheet)` may add to it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv(*rows, encoding="utf-8", sign=";") -> bytes:
    """Rows of text, cut by `sign`."""
    return "\r\n".join(sign.join(map(str, row)) for row in rows).encode(encoding)


def repacked(content: bytes, part: str, change) -> bytes:
    """The same workbook with one part changed: `change(bytes) -> bytes`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def read_in(kind, content, by, lok) -> ImportRun:
    """An import as it is after its upload."""
    sheet = sheets.read(content)
    columns = [sheet.column(place) for place in range(len(sheet.headers))]
    return ImportRun.objects.create(
        lok=lok,
        kind=kind,
        file_name="lijst.xlsx",
        content=content,
        columns=columns,
        rows_count=len(sheet.rows),
        made_by=by,
    )


def compared(kind, content, by, lok) -> ImportRun:
    """An import that was compared with the columns as we guess them."""
    run = read_in(kind, content, by, lok)
    guess = RESOURCES[kind]().guess([column["header"] for column in run.columns])
    tasks.start_compare(run, guess)
    return ImportRun.objects.get(pk=run.pk)


def written(run, *, leave_out_errors=False) -> ImportRun:
    """The import after somebody said yes."""
    tasks.start_write(run, leave_out_errors=leave_out_errors)
    return ImportRun.objects.get(pk=run.pk)


def verdicts(run) -> list:
    """One word per row."""
    return list(run.rows.values_list("verdict", flat=True))


def cells(run, number=None) -> dict:
    """Of the first row, or of this one, what each cell that is not the same says."""
    row = run.rows.get(number=number) if number else run.rows.first()
    return {
        cell["field"]: (cell["verdict"], cell["old"], cell["new"], cell["note"])
        for cell in row.cells
        if cell["verdict"] != "same"
    }
