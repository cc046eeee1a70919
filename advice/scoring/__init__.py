"""The scoring engine: pure functions from a criteria document and facts to an exact score."""

from advice.scoring.answers import AnswerError, Gain, check_points, gain, points_of, possible_points
from advice.scoring.ranking import Place, ordered, rank, standing
from advice.scoring.totals import FactsRefused, Line, Result, attainable_for, rounded, score, total

__all__ = [
    "AnswerError",
    "FactsRefused",
    "Gain",
    "Line",
    "Place",
    "Result",
    "attainable_for",
    "check_points",
    "gain",
    "ordered",
    "points_of",
    "possible_points",
    "rank",
    "rounded",
    "score",
    "standing",
    "total",
]
