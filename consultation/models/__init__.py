"""Consultations and their clauses, inputs and responses."""

from .consultations import Clause, Consultation
from .inputs import Input, Response

__all__ = ["Clause", "Consultation", "Input", "Response"]
