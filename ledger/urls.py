"""Public addresses of the log, below /<lok>/logboek/."""

from django.urls import path

from . import views

app_name = "ledger"
urlpatterns = [
    path("", views.log, name="log"),
    path("<int:index>/", views.entry, name="entry"),
]
