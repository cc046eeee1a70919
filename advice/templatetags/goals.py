"""Policy goals and the criteria that name them, each linked to the other (commitment A4)."""

from django import template
from django.urls import reverse

from advice.models import CriteriaSet
from agreements.models import PolicyGoal

register = template.Library()


@register.simple_tag
def criteria_for(goals, lok) -> dict[int, list[dict]]:
    """`{% criteria_for goals lok as criteria %}`: per goal the groups in force whose own goal names it."""
    goals = list(goals)
    groups = list(_groups(lok)) if goals else []
    return {goal.pk: [group for group in groups if _names(group["goal"], goal)] for goal in goals}


def _names(text: str, goal) -> bool:
    return goal.title.casefold() in text.casefold()


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


@register.simple_tag(takes_context=True)
def goals_named_by(context, groups) -> list:
    """`{% goals_named_by document.groups as goals %}`: goals of the LOK, when a group has a goal at all."""
    if not any(group.goal for group in groups):
        return []
    request = context["request"]
    return list(PolicyGoal.objects.visible_to(request.user).filter(lok=request.lok))


@register.filter
def named_in(goals: list, group) -> list:
    """The goals this group of criteria names."""
    return [goal for goal in goals if _names(group.goal, goal)]
