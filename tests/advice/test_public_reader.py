"""What the web role reads for the public: released advices, and nothing breaks."""

from django.db import connection, transaction
from django.urls import reverse

from partners.middleware import show_rows_to


def test_the_public_opens_a_released_advice_as_the_web_role(client, road):
    advice = road.to("released").advice
    with transaction.atomic(), connection.cursor() as cursor:
        show_rows_to("")
        cursor.execute("SET LOCAL ROLE lok_web")
        answer = client.get(reverse("advice:advice_detail", args=[road.lok.slug, advice.pk]))
        cursor.execute("RESET ROLE")
    assert answer.status_code == 200
