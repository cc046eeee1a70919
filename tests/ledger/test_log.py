"""The record format `lok-log/v1`, and triggers that hold against anybody with a psql prompt."""

import base64
import datetime
import hashlib
import json

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger import log, payload
from ledger.models import Entry, Opening
from tests import factories


def test_the_leaf_is_canonical_json_without_anything_personal():
    at = datetime.datetime(2026, 11, 23, 20, tzinfo=datetime.UTC)
    leaf = payload.leaf(at, "criteria.published", b"\0" * 32)
    expected = '{"at":"2026-11-23T20:00:00Z","commit":"' + "A" * 43 + '=","kind":"criteria.published","v":1}'
    assert leaf.decode() == expected


def test_the_commitment_is_sha256_of_domain_salt_and_payload():
    expected = hashlib.sha256(b"lok-log/commit/v1\n" + b"s" * 32 + b"{}").digest()
    assert payload.commitment(b"s" * 32, "{}") == expected


def test_canonical_sorts_keys_and_keeps_letters_as_they_are():
    assert payload.canonical({"b": [1, True, None], "a": "é"}) == '{"a":"é","b":[1,true,null]}'


@pytest.mark.parametrize(
    "wrong", [{"a": 1.5}, {"A": 1}, {"a": 2**53}, {"a": {"b c": 1}}, {"a": [b"x"]}, {1: 1}, {"a": "\ud800"}]
)
def test_canonical_refuses_what_plain_json_would_write_differently(wrong):
    with pytest.raises(ValueError):  # noqa: PT011 - UnicodeEncodeError is one too
        payload.canonical(wrong)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # the machine may be busy
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53) + 1, 2**53 - 1)
        | st.text(st.characters(exclude_categories=["Cs"])),
        st.lists,
        max_leaves=9,
    )
)
def test_canonical_reads_back_as_what_was_written(value):
    assert json.loads(payload.canonical({"a": value})) == {"a": value}


def test_plain_writes_long_texts_as_their_hash():
    text = "x" * 5000
    assert payload.plain(text) == {"sha256": hashlib.sha256(text.encode()).hexdigest(), "bytes": 5000}


@pytest.mark.django_db
class TestEntries:
    @pytest.fixture
    def entry(self):
        return Entry.objects.about(factories.OrganiserFactory()).get()

    def test_the_database_computes_the_leaf_hash_as_rfc_6962_says(self, entry):
        assert (
            bytes(entry.leaf_hash)
            == hashlib.sha256(b"\0" + bytes(entry.leaf)).digest()
            == payload.leaf_hash(bytes(entry.leaf))
        )

    def test_salt_and_payload_open_the_commitment(self, entry):
        opened = payload.commitment(bytes(entry.opening.salt), entry.opening.payload)
        assert json.loads(bytes(entry.leaf))["commit"] == base64.b64encode(opened).decode()

    def test_equal_payloads_have_unlike_commitments(self, entry):
        line = log.Line(factories.LokFactory().ledger, "a.b", "sealed", "a.b", "1", 0, {"a": 1})
        first, second = log.append(line), log.append(line)
        assert bytes(first.leaf) != bytes(second.leaf)

    def test_time_never_goes_back(self, travel):
        travel("2026-05-02 10:00")
        line = log.Line(factories.LokFactory().ledger, "a.b", "sealed", "a.b", "1", 0, {"a": 1})
        first = log.append(line)
        travel("2026-05-01 10:00")
        assert log.append(line).at == first.at

    def test_a_reference_names_index_and_leaf_hash_of_the_newest_entry(self, entry):
        organiser = factories.OrganiserFactory()
        newest = Entry.objects.about(organiser).get()
        assert log.reference(organiser, "test.plant") == {
            "index": newest.index,
            "leaf": bytes(newest.leaf_hash).hex(),
        }
        assert log.reference(organiser, "no.act") is None


REFUSED = [
    ("UPDATE ledger_entry SET act = 'x'", "nooit gewijzigd"),
    ("DELETE FROM ledger_entry", "nooit gewist"),
    ("TRUNCATE ledger_entry CASCADE", "nooit gewist"),
    ("DELETE FROM ledger_opening", "nooit gewist"),
    ("UPDATE ledger_opening SET payload = '{}'", "nooit gewijzigd"),
    ("UPDATE ledger_opening SET is_public = false", "nooit gewijzigd"),
    ("UPDATE ledger_log SET origin = 'x'", "nooit gewijzigd"),
    ("DELETE FROM partners_organiser", "nooit gewist"),
    ("TRUNCATE partners_organiser CASCADE", "nooit gewist"),
    ("UPDATE partners_organiser SET name = 'x'", "Niet in het logboek"),
    (
        "INSERT INTO ledger_entry"
        " (log_id, index, leaf, at, act, subject_type, subject_id, actor_id, transaction_id)"
        " SELECT id, 99, 'x', now(), 'a', 'b', '1', 0, 0 FROM ledger_log",
        "groeit regel na regel",
    ),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("sql", "sentence"), REFUSED)
@pytest.mark.parametrize("role", ["owner", "lok_web"])
def test_sql_cannot_rewrite_the_past(sql, sentence, role):
    factories.OrganiserFactory()
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        if role == "lok_web":
            cursor.execute("SET LOCAL ROLE lok_web")
        cursor.execute(sql)
    assert sentence in str(refused.value) or "permission denied" in str(refused.value)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "sql",
    [
        "SET session_replication_role = replica",
        "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
        "DROP TABLE ledger_opening",
        "UPDATE django_migrations SET name = 'x'",
    ],
)
def test_the_web_role_cannot_take_the_guards_away(sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lok_web")
        cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_the_web_role_cannot_choose_the_time():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lok_web")
        cursor.execute("SELECT set_config('lok.now', '2020-01-01', true)")
        cursor.execute("SELECT ledger_now() = now()")
        assert cursor.fetchone() == (True,)


@pytest.mark.django_db
def test_an_opening_may_be_disclosed_once_and_stays_disclosed():
    opening = Opening.objects.get(entry=Entry.objects.about(factories.OrganiserFactory()).get())
    opening.is_public = True
    opening.save()
    assert Opening.objects.get(pk=opening.pk).is_public
