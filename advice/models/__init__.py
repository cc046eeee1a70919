"""Criteria sets, rounds, applications, scores, advices."""

from .advices import Advice, Reaction
from .applications import Application, Evidence, Purpose
from .criteria_sets import CriteriaSet, Follows, LokStance
from .rounds import Round
from .scores import Score, ScoreSheet

__all__ = [
    "Advice",
    "Application",
    "CriteriaSet",
    "Evidence",
    "Follows",
    "LokStance",
    "Purpose",
    "Reaction",
    "Round",
    "Score",
    "ScoreSheet",
]
