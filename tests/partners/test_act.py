"""Complaints of an act come back onto its form; a page that is not yours says whose it is."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from ledger.asking import ask, only
from ledger.rules import Refused
from partners import rules
from partners.forms import act
from partners.models import Organiser
from tests.factories import LokFactory, PersonFactory


class NameForm(forms.Form):
    name = forms.CharField(required=False)


def complain(complaint):
    raise ValidationError(complaint)


@pytest.mark.parametrize(
    "complaint, errors",
    [
        ("Dat kan niet.", {"__all__": ["Dat kan niet."]}),
        ({"name": "Te lang."}, {"name": ["Te lang."]}),
        ({"state": "Onbekend."}, {"__all__": ["Onbekend."]}),
    ],
)
def test_act_puts_complaints_beside_the_field_or_above_the_form(complaint, errors):
    form = NameForm({})
    form.is_valid()
    assert act(form, complain, complaint) is None
    assert form.errors == errors


def test_act_gives_what_the_action_gives():
    assert act(NameForm({}), "a-b".split, "-") == ["a", "b"]


@pytest.mark.django_db
def test_ask_refuses_with_the_sentence_of_the_rule():
    lok = LokFactory()
    with pytest.raises(Refused, match="voorbehouden aan de beheerder of de coördinator"):
        ask(PersonFactory(), rules.REGISTER_ORGANISER, Organiser(lok=lok))


@pytest.mark.django_db
def test_only_says_whose_page_it_is():
    with pytest.raises(Refused, match="Deze bladzijde is voorbehouden aan de beheerder of de coördinator."):
        only(PersonFactory(), rules.is_regie, LokFactory())
