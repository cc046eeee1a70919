"""Consultations and their clauses, inputs and responses."""

from .consultations import Clause, Consultation
from .inputs import Input
from .responses import Response

__all__ = ["Clause", "Consultation", "Input", "Response"]
