"""Consultations and their clauses, inputs and responses."""

from .consultations import REPORT, Clause, Consultation
from .inputs import Input
from .responses import Response

__all__ = ["REPORT", "Clause", "Consultation", "Input", "Response"]
