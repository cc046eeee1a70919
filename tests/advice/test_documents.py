"""Papers of advice: drafts are drawn, decided ones are kept."""

import hashlib
import json
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from advice import documents
from ledger.models import Entry, Paper
from tests.advice.rounds import advise, apply, assessing, judgement, opened, road_on, score
from tests.factories import LocationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.typeset]


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def at(name, road, thing):
    return reverse(f"advice:{name}", args=[road.lok.slug, thing.pk])


def test_a_draft_letter_is_drawn_with_its_watermark_and_not_kept(client, road):
    road.to("shared")
    client.force_login(road.contact)
    page = client.get(at("advice_letter", road, road.advice))
    text = words(page.content)
    assert (page["Content-Type"], "ONTWERP" in text, Paper.objects.count()) == ("application/pdf", True, 0)
    assert (road.organiser.name in text, "8 op 8" in text) == (True, True)


def test_a_decided_letter_is_served_as_it_was_kept_and_its_hash_is_in_the_log(client, road):
    road.to("released")
    served = client.get(at("advice_letter", road, road.advice)).content
    paper = Paper.objects.get(kind="advice_letter")
    entry = Entry.objects.about(road.advice).get(act="advice.decide_advice")
    logged = json.loads(entry.opening.payload)["facts"]["paper"]
    assert served == bytes(paper.pdf)
    assert paper.sha256 == hashlib.sha256(served).hexdigest() == logged["sha256"]
    assert "ONTWERP" not in words(served)


def test_the_letter_names_the_decision_and_the_advice_of_the_lok(road):
    road.to("decided")
    text = words(bytes(Paper.objects.get(kind="advice_letter").pdf))
    said = ("college van burgemeester en schepenen", "Het LOK gaat akkoord", "Past bij de lokale nood.")
    assert [sentence in text for sentence in said] == [True, True, True]


def test_the_report_is_a_draft_until_the_decision_and_kept_after_it(client, road):
    road.to("shared")
    client.force_login(road.coordinator)
    draft = words(client.get(at("round_report", road, road.round)).content)
    road.to("released")
    client.logout()
    served = client.get(at("round_report", road, road.round)).content
    assert ("ONTWERP" in draft, served) == (True, bytes(Paper.objects.get(kind="round_report").pdf))


def test_the_report_shows_ties_grounds_and_who_gets_no_advice(travel, tmp_path):
    road = road_on(travel, tmp_path, judgement("1", "9"), judgement("2", "9", applies_to=["group_care"]))
    opened(road)
    first, second, third, fourth = (apply(road) for _ in range(4))
    assessing(road)
    for application in (first, second):
        advise(road, score(road, application, c1=6, c2=6))
    advise(road, third, "negative", grounds=["need"], suggestion="Kies een andere buurt.")
    advise(road, fourth, "none", motivation="De aanvraag is niet duidelijk.")
    text = words(documents.round_report(road.round))
    said = ("5 1/3", "komt niet tegemoet aan de lokale nood", "De aanvraag is niet duidelijk.")
    assert [sentence in text for sentence in said] == [True, True, True]


@pytest.mark.parametrize("outcome", ["negative", "none"])
def test_a_letter_without_score_gives_the_ground_or_the_reason(travel, tmp_path, outcome):
    road = road_on(travel, tmp_path, judgement("1", "9"))
    opened(road)
    application = apply(road)
    assessing(road)
    said = {"grounds": ["need"], "suggestion": "Kies een andere buurt."} if outcome == "negative" else {}
    text = words(documents.advice_letter(advise(road, application, outcome, **said)))
    expected = {"negative": "komt niet tegemoet aan de lokale nood", "none": "Geen advies"}[outcome]
    assert expected in text


def test_the_booklet_names_every_criterion_and_a_draft_carries_its_watermark(road):
    road.to("drafted")
    draft = words(documents.criteria_booklet(road.criteria_set))
    road.to("published")
    final = words(documents.criteria_booklet(road.criteria_set))
    titles = [criterion.title in final for criterion in road.criteria_set.document.criteria]
    assert ("ONTWERP" in draft, "ONTWERP" in final, set(titles)) == (True, False, {True})


def test_a_letter_about_an_existing_location_carries_its_address(road):
    road.to("opened")
    nest = {"name": "Het Nest", "street": "Kerkstraat 12", "postcode": "8890", "town": "Voorbeeldgem"}
    location = LocationFactory(organiser=road.organiser, **nest)
    blank = road.blank(road.organiser)
    blank.location = location
    road.blank = lambda organiser: blank
    text = words(documents.advice_letter(road.to("written").advice))
    assert "Het Nest Kerkstraat 12 8890 Voorbeeldgem" in text
