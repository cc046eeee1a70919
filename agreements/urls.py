"""Addresses of agreements, below /<lok>/."""

app_name = "agreements"
urlpatterns: list = []
