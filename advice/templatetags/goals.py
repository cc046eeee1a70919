"""{% criteria_for goals lok as criteria %}: which criteria in force name a policy goal (commitment A4)."""

from django import template
from django.urls import reverse

from advice.models import CriteriaSet

register = template.Library()


@register.simple_tag
def criteria_for(goals, lok) -> dict[int, list[dict]]:
    """For each goal the groups of criteria whose own goal names it, in the sets in force."""
    goals = list(goals)
    groups = list(_groups(lok)) if goals else []
    return {
        goal.pk: [group for group in groups if goal.title.casefold() in group["goal"].casefold()]
        for goal in goals
    }


def _groups(lok):
    for criteria_set in CriteriaSet.objects.filter(lok=lok).in_force():
        page = reverse("advice:criteria_detail", args=[lok.slug, criteria_set.pk])
        for at, group in enumerate(criteria_set.document.groups):
            title = f"{group.code} {group.title} ({criteria_set.title})"
            yield {"goal": group.goal, "title": title, "url": f"{page}#groep-{at}"}


@register.filter
def of_goal(criteria: dict, goal) -> list[dict]:
    """The criteria of one goal."""
    return criteria.get(goal.pk, [])
