"""All addresses: the installation, accounts, and everything of a LOK below /<lok>/."""

from django.urls import include, path

from partners.views import people

from . import learning, views

handler400 = "lok_portal.views.bad_request"
urlpatterns = [
    path("", views.start, name="start"),
    path("thuis/", views.home, name="home"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("contact/", views.contact, name="contact"),
    path("demo/postvak/", views.demo_mailbox, name="demo_mailbox"),
    path("healthz", views.health, name="health"),
    path("account/", include("allauth.urls")),
    path("welkom/<int:pk>/<str:token>/", people.accept_invitation, name="accept_invitation"),
    path("lok/nieuw/", people.create_lok, name="create_lok"),
    path("<slug:lok>/", views.front, name="front"),
    path("<slug:lok>/praktijk/", learning.practice_page, name="practice"),
    path("<slug:lok>/praktijk/praktijk.csv", learning.practice_csv, name="practice_csv"),
    path("<slug:lok>/praktijk/praktijk.json", learning.practice_json, name="practice_json"),
    path("<slug:lok>/startteksten/", learning.starting_texts, name="starting_texts"),
    path("<slug:lok>/partners/", include("partners.urls")),
    path("<slug:lok>/logboek/", include("ledger.urls")),
    path("<slug:lok>/", include("agreements.urls")),
    path("<slug:lok>/", include("consultation.urls")),
    path("<slug:lok>/", include("meetings.urls")),
    path("<slug:lok>/", include("advice.urls")),
]
