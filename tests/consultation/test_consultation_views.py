"""Pages of a consultation: who sees what, what they can do, from list to report."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def page(name, hearing, thing=None):
    args = [hearing.lok.slug] + ([thing.pk] if thing else [])
    return reverse(f"consultation:{name}", args=args)


def test_every_page_of_a_whole_consultation_is_there(client, hearing):
    hearing.give(1), hearing.give(2, 1, kind="amend", proposed_wording="De opvang is open van 6 tot 18 uur.")
    hearing.give(3, 2, kind="red_card", text="Te weinig.")
    seen = {}
    for person in (hearing.contacts[0], hearing.coordinator, hearing.member):
        client.force_login(person)
        for name, thing in (
            ("consultation_list", None),
            ("consultation_detail", hearing.consultation),
            ("clause_detail", hearing.clause(1)),
            ("clause_detail", hearing.clause(4)),
        ):
            seen[person.pk, name] = client.get(page(name, hearing, thing)).status_code
    assert set(seen.values()) == {200}
    hearing.end()
    client.force_login(hearing.coordinator)
    assert client.get(page("answering", hearing, hearing.consultation)).status_code == 200
    entry = hearing.consultation.inputs.first()
    assert (
        client.get(
            page("write_response", hearing, hearing.consultation) + f"?inbreng={entry.fingerprint}"
        ).status_code
        == 200
    )
    hearing.answer().close()
    client.logout()
    for name in ("report", "report_paper", "input_sheet", "consultation_detail"):
        assert client.get(page(name, hearing, hearing.consultation)).status_code == 200
