"""The frame around every page: sections, roles and the way home."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import include, path

from lok_portal import context

LOK = SimpleNamespace(pk=1, slug="voorbeeldgem", name="LOK Voorbeeldgem", authority="gemeente Voorbeeldgem")
MEMBER = SimpleNamespace(is_authenticated=True, roles={1: {"secretary", "chair"}})


def _page(request, lok):
    raise AssertionError("never called")


urlpatterns = [
    path(
        "<slug:lok>/",
        include(
            (
                [
                    path("criteria/", _page, name="criteria_list"),
                    path("adviesrondes/", _page, name="round_list"),
                ],
                "advice",
            )
        ),
    ),
    path(
        "<slug:lok>/partners/",
        include(
            (
                [path("", _page, name="overview"), path("organisatoren/", _page, name="organiser_list")],
                "partners",
            )
        ),
    ),
    path("overzicht/", _page, name="home"),
    path("privacy/", _page, name="privacy"),
]
pytestmark = pytest.mark.urls(__name__)


def frame(address, lok=LOK, user=MEMBER):
    request = RequestFactory().get(address)
    request.lok, request.user = lok, user
    return context.frame(request)["frame"]


def sections(address="/voorbeeldgem/adviesrondes/7/", **page):
    return [(each["label"], each["url"], each["is_current"]) for each in frame(address, **page)["sections"]]


def current(address):
    return [label for label, url, is_current in sections(address) if is_current]


def test_sections_are_the_rooms_that_exist_with_the_one_i_am_in():
    assert sections() == [
        ("Criteria", "/voorbeeldgem/criteria/", False),
        ("Adviesrondes", "/voorbeeldgem/adviesrondes/", True),
        ("Partners", "/voorbeeldgem/partners/organisatoren/", False),
    ]


def test_every_page_of_a_room_lights_its_section():
    pages = ("aanvragen/3/", "adviezen/3/", "partners/locaties/3/", "criteria/3/bewerken/", "")
    assert [current(f"/voorbeeldgem/{page}") for page in pages] == [
        ["Adviesrondes"],
        ["Adviesrondes"],
        ["Partners"],
        ["Criteria"],
        [],
    ]


def test_the_public_reads_the_overview_of_partners():
    assert sections(user=AnonymousUser())[2] == ("Partners", "/voorbeeldgem/partners/", False)


def test_without_a_lok_there_are_no_sections_and_home_is_the_start():
    shown = frame("/account/login/", lok=None)
    assert (shown["sections"], shown["front_url"], shown["initial"], shown["roles"]) == ([], "/", "L", "")


def test_my_roles_in_this_lok_are_named_in_dutch():
    assert frame("/voorbeeldgem/")["roles"] == "voorzitter, secretaris"


def test_the_public_has_no_roles():
    assert frame("/voorbeeldgem/", user=AnonymousUser())["roles"] == ""


def test_the_shield_carries_the_letter_of_the_place():
    assert frame("/voorbeeldgem/")["initial"] == "V"


def test_the_foot_links_to_the_pages_that_exist():
    assert frame("/voorbeeldgem/")["foot_links"] == [{"label": "Privacy", "url": "/privacy/"}]


def test_a_request_that_broke_before_anybody_was_known_still_has_a_frame():
    shown = context.frame(RequestFactory().get("/"))["frame"]
    assert (shown["sections"], shown["home_url"], shown["login_url"]) == ([], "/overzicht/", "")


def test_a_request_that_broke_inside_a_lok_still_has_a_frame():
    request = RequestFactory().get("/voorbeeldgem/")
    request.lok = LOK
    assert [s["label"] for s in context.frame(request)["frame"]["sections"]] == [
        "Criteria",
        "Adviesrondes",
        "Partners",
    ]
