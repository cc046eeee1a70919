"""From a file to the register: what each row would do, cell by cell, and then doing it."""

from partners import sheets
from partners.models import ImportRun

from .findings import Finding
from .locations import Locations
from .organisers import Organisers
from .writing import Stopped, write

__all__ = ["Finding", "Stopped", "comparer", "write"]
KINDS = {ImportRun.Kind.ORGANISERS: Organisers, ImportRun.Kind.LOCATIONS: Locations}


def comparer(run: ImportRun, *, by, lock: bool = False):
    """Reads the file of a run again and holds it against the register as it is now."""
    return KINDS[run.kind](run, sheets.read(bytes(run.content)), by=by, lock=lock)
