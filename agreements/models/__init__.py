"""Frameworks and endorsements, the action plan, policy goals and measures, local subsidies, support."""

from .articles import Article, Commitment
from .endorsements import Endorsement
from .evaluations import Evaluation, next_evaluation
from .frameworks import Framework, FrameworkVersion
from .plan import Action, ProgressNote
from .policy import Measure, PolicyGoal
from .subsidies import Condition, Grant, LocalSubsidy
from .support import SupportOffer, SupportUse

__all__ = [
    "Action",
    "Article",
    "Commitment",
    "Condition",
    "Endorsement",
    "Evaluation",
    "Framework",
    "FrameworkVersion",
    "Grant",
    "LocalSubsidy",
    "Measure",
    "PolicyGoal",
    "ProgressNote",
    "SupportOffer",
    "SupportUse",
    "next_evaluation",
]
