"""The file of a record is called by its workload, and the name is safe wherever it is written."""

import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
import report_samples as samples
from hypothesis import given
from hypothesis import strategies as st

from edgetier.report.record import file_names

SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*\.md")


def names(*ids):
    return file_names([samples.workload(one, samples.placement()) for one in ids])


@pytest.mark.parametrize("key", ["claims-voice", "Claims_Voice", "v1.2", "a"])
def test_a_plain_id_is_the_name(key):
    assert names(key) == {key: f"{key}.md"}


@pytest.mark.parametrize(
    "key",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "..",
        ".",
        "",
        ".hidden",
        "-rf",
        "con",
        "NUL.md",
        "a b",
        "é",
        "x" * 300,
        "a\n",
        "a\0b",
        "\ud800",
        "<script>",
        "a/b",
        "trailing.",
        "claims-0123abcd",
    ],
)
def test_any_other_id_gets_a_digest_and_stays_in_the_folder(key):
    name = names(key)[key]
    assert SAFE.fullmatch(name)
    assert re.search(r"-[0-9a-f]{8}\.md$", name)
    assert PurePosixPath(name).name == PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()


def test_ids_that_one_file_system_takes_for_the_same_are_told_apart():
    found = names("Voice", "voice", "chat")
    assert len({name.casefold() for name in found.values()}) == 3
    assert found["chat"] == "chat.md"


@given(st.lists(st.text(max_size=120), unique=True, max_size=8))
def test_no_two_ids_share_a_file(ids):
    found = names(*ids)
    assert len({name.casefold() for name in found.values()}) == len(ids)
    assert all(SAFE.fullmatch(name) and len(name) < 120 for name in found.values())
