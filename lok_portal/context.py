"""The frame around every page: who I am, where I am, and where I can go."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from partners.models import Role

SECTIONS = (
    ("Criteria", ("advice:criteria_list",)),
    ("Adviesrondes", ("advice:round_list",)),
    ("Vergaderingen", ("meetings:meeting_list",)),
    ("Inspraak", ("consultation:consultation_list",)),
    ("Afspraken", ("agreements:framework_list",)),
    ("Partners", ("partners:organiser_list", "partners:overview")),
    ("Logboek", ("ledger:log",)),
)
PUBLIC_PARTNERS = ("partners:overview",)
ALSO_IN = {"aanvragen": "adviesrondes", "bewijsstukken": "adviesrondes", "beoordelingen": "adviesrondes"}
ALSO_IN |= dict.fromkeys(("punten", "aanwezigheden", "stemmingen", "opmerkingen"), "vergaderingen")
ALSO_IN |= dict.fromkeys(("adviezen-lok", "antwoorden", "reglement"), "vergaderingen")
ALSO_IN |= dict.fromkeys(("actieplan", "beleid", "subsidies", "ondersteuning"), "afspraken")
ALSO_IN |= {"samenleggingen": "adviesrondes", "adviezen": "adviesrondes"}
FOOT = (("Toegankelijkheid", "accessibility"), ("Privacy", "privacy"), ("Contact", "contact"))


def _url(*names, **kwargs):
    """The first of these pages that exists, or nothing: rooms appear as they are built."""
    for name in names:
        try:
            return reverse(name, kwargs=kwargs)
        except NoReverseMatch:
            continue
    return ""


def _room(address):
    """The part of an address after the LOK; files of a round live beside it but belong to it."""
    part = address.strip("/").partition("/")[2].partition("/")[0]
    return ALSO_IN.get(part, part)


def _sections(request, lok):
    user = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    for label, names in SECTIONS:
        open_to_me = PUBLIC_PARTNERS if label == "Partners" and not is_known else names
        if url := _url(*open_to_me, lok=lok.slug):
            yield {"label": label, "url": url, "is_current": _room(request.path) == _room(url)}


def _roles(request, lok):
    user = getattr(request, "user", None)
    if lok is None or user is None or not user.is_authenticated:
        return ""
    return ", ".join(Role(role).label for role in sorted(user.roles.get(lok.pk, ())))


def _initial(lok):
    """The letter in the shield when there is no logo: that of the place, not of the word before it."""
    words = (lok.authority or lok.name).split() if lok else ["L"]
    return words[-1][:1].upper()


def frame(request):
    """What base.html needs, and nothing that could fail on an error page."""
    lok = getattr(request, "lok", None)
    foot = [{"label": label, "url": _url(name)} for label, name in FOOT]
    return {
        "frame": {
            "demo": settings.DEMO,
            "sections": list(_sections(request, lok)) if lok else [],
            "roles": _roles(request, lok),
            "initial": _initial(lok),
            "front_url": (_url("front", lok=lok.slug) or f"/{lok.slug}/") if lok else "/",
            "home_url": _url("home"),
            "account_url": _url("account_email", "mfa_index"),
            "login_url": _url("account_login"),
            "logout_url": _url("account_logout"),
            "log_url": _url("ledger:log", lok=lok.slug) if lok else "",
            "foot_links": [link for link in foot if link["url"]],
            "checkpoint": None,
        }
    }
