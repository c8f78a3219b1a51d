"""Which questions have a list of answers."""

from collections.abc import Mapping, Sequence

import pytest

from edgetier.assessment import Question
from edgetier.importing.choices import choices_of

WORDS = {
    "archetype": ("voice-agent", "fraud", "search"),
    "tier": ("interactive", "batch"),
    "demand.access": ("fibre", "wifi"),
}


def asked(field: str, allowed: str) -> Question:
    return Question("w", None, field, "?", allowed, "", 0)


@pytest.mark.parametrize(
    ("field", "allowed", "words", "only"),
    [
        ("connection", "warm, cold", ("warm", "cold"), True),
        ("calls.chained_by", "client, server", ("client", "server"), True),
        ("archetype", "search, voice-agent, fraud", ("search", "voice-agent", "fraud"), False),
        ("archetype", "anything", ("voice-agent", "fraud", "search"), False),
        ("tier", "batch, interactive", ("batch", "interactive"), False),
        ("demand.access", "fibre, wifi", ("fibre", "wifi"), False),
        ("constraints.offline", "yes or no", ("yes", "no"), True),
        ("compute", "a time", (), True),
        ("payload", "a size up and a size down", (), False),
    ],
)
def test_the_words_a_field_takes(field: str, allowed: str, words: Sequence[str], only: bool) -> None:
    found = choices_of(asked(field, allowed), WORDS)
    assert found.words == words
    assert not words or found.only == only


@pytest.mark.parametrize("words", [{}, {"archetype": ()}])
def test_no_taxonomy_no_list(words: Mapping[str, Sequence[str]]) -> None:
    assert choices_of(asked("archetype", "a, b"), words).words == ()
