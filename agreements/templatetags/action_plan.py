"""{% actions_about thing %}: what was agreed to do because of it, and the way to a new action."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from agreements import rules
from agreements.models import Action
from agreements.origins import KIND_OF

register = template.Library()


@register.inclusion_tag("agreements/actions_about.html", takes_context=True)
def actions_about(context, thing, title=""):
    """The actions this reader may see that come from `thing`, with the button for a next one."""
    request = context["request"]
    seen = Action.objects.visible_to(request.user).filter(lok=request.lok)
    would_add = Action(lok=request.lok)
    return {
        "request": request,
        "may_add": rules.ADD_ACTION.who(request.user, would_add),
        "actions": seen.about(thing).with_names(),
        "would_add": would_add,
        "url": action_url(context, thing, title),
    }


@register.simple_tag(takes_context=True)
def action_url(context, thing, title=""):
    """The page on which `thing` becomes an action, filled in; it leads back to this page."""
    request, label = context["request"], thing._meta.label_lower
    asked = {
        "oorsprong": KIND_OF[label],
        "type": label,
        "id": thing.pk,
        "over": str(thing),
        "titel": title,
        "link": request.path,
    }
    return f"{reverse('agreements:add_action', args=[request.lok.slug])}?{urlencode(asked)}"
