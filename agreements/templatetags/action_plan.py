"""{% actions_about thing %}: what was agreed to do because of it; {% make_action thing %}: a next one."""

from django import template
from django.db import models
from django.urls import reverse
from django.utils.http import urlencode

from agreements import rules
from agreements.models import Action
from agreements.models.plan import origin_key
from agreements.origins import KIND_OF, told

register = template.Library()


@register.filter
def with_commitments(articles):
    """Articles of a framework and what was promised under them, for `actions_about`."""
    articles = list(articles or ())
    return [*articles, *(promise for article in articles for promise in article.promises)]


@register.inclusion_tag("agreements/actions_about.html", takes_context=True)
def actions_about(context, things, with_button=True):
    """The actions this reader may see that come from one record or any of a list, and a button for more."""
    request = context["request"]
    is_one = isinstance(things, models.Model)
    seen = Action.objects.visible_to(request.user).filter(lok=request.lok)
    is_maker = with_button and is_one and rules.ADD_ACTION.who(request.user, Action(lok=request.lok))
    return {
        "request": request,
        "actions": seen.about(things).with_names() if is_one else seen.about(*(things or ())).with_names(),
        "thing": things,
        "is_maker": is_maker,
    }


@register.inclusion_tag("agreements/action_make.html", takes_context=True)
def make_action(context, thing, title="", link="", about=""):  # noqa: PLR0913 - a tag
    """The way to make an action of `thing`; `link` is the page to come back to, this one unless given.

    With `about`, the words that tell it from others on the page, it is a link among other lines.
    """
    request = context["request"]
    would_add = Action(lok=request.lok)
    return {
        "request": request,
        "would_add": would_add,
        "url": action_url(request, thing, title, link),
        "about": about,
        "why_not": rules.ADD_ACTION.why_not(request.user, would_add),
    }


def action_url(request, thing, title: str, link: str) -> str:
    """The page of a new action, filled in with what `thing` tells."""
    label = thing._meta.label_lower
    asked = {
        "oorsprong": KIND_OF[label],
        "type": label,
        "id": origin_key(thing),
        "over": str(thing),
        "titel": title,
        "link": link or request.path,
    }
    return f"{reverse('agreements:add_action', args=[request.lok.slug])}?{urlencode(asked | told(thing))}"
