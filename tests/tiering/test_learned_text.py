"""What a classifier gets to read of a workload."""

import pytest

from edgetier.inventory.model import Workload
from edgetier.tiering.learned_text import field_words, says_something, text_of


def workload(**fields):
    return Workload.model_validate({"id": "w", **fields})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ()),
        ({"kind": "inference", "connection": "warm"}, ("kind=inference", "connection=warm")),
        ({"latency": {"budget": "200 ms", "metric": "first-token"}}, ("metric=first-token",)),
        (
            {"demand": [{"at": "SIN", "access": "wifi"}, {"at": "FRA", "access": "lan"}, {"at": "MUC"}]},
            ("access=lan", "access=wifi"),
        ),
        ({"constraints": {"offline": False, "safety_function": True}}, ("offline=false", "safety=true")),
        ({"calls": {"model": 4, "chained_by": "client"}}, ("calls=several", "chained=client")),
        ({"portability": {"interface": "My own\tAPI, v2"}}, ("interface=my-own-api-v",)),
        ({"sourcing": {"delivery": "saas"}}, ("delivery=saas",)),
    ],
)
def test_stated_fields_become_words(fields, words):
    assert field_words(workload(**fields)) == words
    assert text_of(workload(**fields)).fields.split() == list(words)


@pytest.mark.parametrize(
    "fields",
    [
        {"owner": "claims"},
        {"labels": {"unit": "claims"}},
        {"tags": ["claims"]},
        {"archetype": "voice-agent"},
        {"tier": "batch"},
        {"latency": {"budget": "200 ms"}},
        {"status": "pilot"},
    ],
)
def test_answers_and_names_of_people_are_no_evidence(fields):
    assert text_of(workload(**fields)) == text_of(workload())


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, False),
        ({"name": " "}, False),
        ({"kind": "inference"}, False),
        ({"description": "Reads."}, True),
        ({"name": "TBD", "description": "N/A"}, False),
        ({"name": "—", "description": "12345"}, False),
        ({"name": "None", "description": "None but clerks read it."}, True),
        ({"name": "音声"}, True),
    ],
)
def test_fields_alone_are_no_text(fields, says):
    assert says_something(workload(**fields)) is says


def test_what_stands_for_nothing_is_not_read():
    plain = text_of(workload(name="Parcel search"))
    assert text_of(workload(name="Parcel search", description="n/a")) == plain
