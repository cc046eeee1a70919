"""Cutting a text in clauses: what people paste, what Word holds, and nothing that harms."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.clauses import ClauseText
from consultation.cutting import TooLongError, cut, written
