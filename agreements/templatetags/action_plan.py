"""{% actions_about thing %}: what was agreed to do because of it; {% make_action thing %}: a next one."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from agreements import rules
from agreements.models import Action
from agreements.origins import KIND_OF

register = template.Library()


@register.inclusion_tag("agreements/actions_about.html", takes_context=True)
def actions_about(context, thing, with_button=True):
    """The actions this reader may see that come from `thing`, with the button for a next one."""
    request = context["request"]
    seen = Action.objects.visible_to(request.user).filter(lok=request.lok)
    may_add = rules.ADD_ACTION.who(request.user, Action(lok=request.lok))
    with_button = with_button and may_add
    return {
        "request": request,
        "actions": seen.about(thing).with_names(),
        "thing": thing,
        "with_button": with_button,
    }


@register.inclusion_tag("agreements/action_make.html", takes_context=True)
def make_action(context, thing, title="", link="", about=""):  # noqa: PLR0913 - a tag
    """The button to make an action of `thing`; `link` is the page to come back to, this one unless given."""
    request = context["request"]
    return {
        "request": request,
        "would_add": Action(lok=request.lok),
        "url": action_url(request, thing, title, link),
        "about": about,
    }


def action_url(request, thing, title: str, link: str) -> str:
    """The page of a new action, filled in with what `thing` tells."""
    label, organiser = thing._meta.label_lower, getattr(thing, "organiser_id", None)
    asked = {
        "oorsprong": KIND_OF[label],
        "type": label,
        "id": thing.pk,
        "over": str(thing),
        "titel": title,
        "link": link or request.path,
    }
    asked |= {"kant": Action.Side.ORGANISERS.value, "organisator": organiser} if organiser else {}
    return f"{reverse('agreements:add_action', args=[request.lok.slug])}?{urlencode(asked)}"
