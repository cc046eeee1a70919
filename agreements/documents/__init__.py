"""Papers of agreements: filled and rendered."""

from .plan import plan_paper, plan_table

__all__ = ["plan_paper", "plan_table"]
