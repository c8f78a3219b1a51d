"""What is mended, what only on request, and what never; all else in the text stays as it was."""

import codecs
from collections.abc import Callable

import pytest

from edgetier.fixing import Fixed

Mend = Callable[..., Fixed]
HEAD = "schema: 1\nworkloads:\n"
SAFE = {
    "a misspelt key": ("- {id: a, lattency: {budget: 1 s}}", "- {id: a, latency: {budget: 1 s}}"),
    "a key that is missing otherwise": ("- {idd: a}", "- {id: a}"),
    "a key in double quotes": ('- {id: a, "ownr": x}', '- {id: a, "owner": x}'),
    "a key in single quotes": ("- {id: a, 'ownr' : x}", "- {id: a, 'owner' : x}"),
    "a key behind a question mark": ("- ? id\n  : a\n  ? ownr\n  : x", "- ? id\n  : a\n  ? owner\n  : x"),
    "a key behind an anchor": ("- {id: a, &k ownr: x}", "- {id: a, &k owner: x}"),
    "keys in a key": ("- {id: a, latncy: {budgt: 1 s}}", "- {id: a, latency: {budget: 1 s}}"),
    "a key behind wide characters": (
        "- {id: a, name: 漢字 🎈, ownr: x}",
        "- {id: a, name: 漢字 🎈, owner: x}",
    ),
    "a key behind a tab": ("- {id: a,\townr:\tx}\t# ours", "- {id: a,\towner:\tx}\t# ours"),
    "another case": ("- {id: a, kind: Inference}", "- {id: a, kind: inference}"),
    "an underscore": (
        "- {id: a, latency: {metric: first_token}}",
        "- {id: a, latency: {metric: first-token}}",
    ),
    "an archetype in another case": (
        "- {id: a, archetype: Voice_Agent}",
        "- {id: a, archetype: voice-agent}",
    ),
    "a unit spelt otherwise": (
        "- {id: a, latency: {budget: 200msec}}",
        "- {id: a, latency: {budget: 200 ms}}",
    ),
    "a unit behind a number with a point": (
        "- {id: a, latency: {budget: 1.50 secs}}",
        "- {id: a, latency: {budget: 1.50 s}}",
    ),
    "kilobytes": ('- {id: a, payload: {up: "40 KB"}}', '- {id: a, payload: {up: "40 kB"}}'),
    "thousands": ("- {id: a, model: {context_tokens: 8K}}", "- {id: a, model: {context_tokens: 8k}}"),
    "split coordinates": ("- {id: a, demand: [{at: 48.40,9.99}]}", '- {id: a, demand: [{at: "48.40,9.99"}]}'),
    "split coordinates among others": (
        "- {id: a, demand: [{rps: 1, at: -48.4 , 9.99, access: lte}]}",
        '- {id: a, demand: [{rps: 1, at: "-48.4 , 9.99", access: lte}]}',
    ),
    "a country": ("- {id: a, constraints: {residency: de}}", "- {id: a, constraints: {residency: DE}}"),
    "a country some take for a boolean": (
        "- {id: a, constraints: {residency: [FR, no]}}",
        '- {id: a, constraints: {residency: [FR, "NO"]}}',
    ),
    "in what an anchor names": (
        "- {id: a, latency: &l {budgt: 1 s}}\n- {id: b, latency: *l}",
        "- {id: a, latency: &l {budget: 1 s}}\n- {id: b, latency: *l}",
    ),
}
UNSAFE = {
    "the nearest archetype": ("- {id: a, archetype: voice-agnt}", "- {id: a, archetype: voice-agent}"),
    "the nearest place": ("- {id: a, demand: [{at: Singapor}]}", "- {id: a, demand: [{at: SIN}]}"),
    "a place in its quotes": (
        '- {id: a, demand: [{at: "Muich, DE"}]}',
        '- {id: a, demand: [{at: "Munich, DE"}]}',
    ),
    "the nearest word": ("- {id: a, kind: inferenc}", "- {id: a, kind: inference}"),
    "a short key that may be another word": (
        "- {id: a, demand: [{at: SIN, rpm: 5}]}",
        "- {id: a, demand: [{at: SIN, rps: 5}]}",
    ),
    "a key with several slips": ("- {id: a, descripton_s: x}", "- {id: a, description: x}"),
    "minutes or milliseconds": ("- {id: a, latency: {budget: 5m}}", "- {id: a, latency: {budget: 5 min}}"),
}
NEVER = {
    "a key that is there already": "- {id: a, owner: x, ownr: y}",
    "a key of the user's own": "- {id: a, x-ownr: y}",
    "a free key": "- {id: a, labels: {ownr: y}}",
    "a key near to nothing": "- {id: a, colour: y}",
    "a key written with an escape": '- {id: a, "own\\x72": y}',
    "a key that is an alias": "- {id: a, name: &k ownr, *k : y}",
    "a value that is an alias": "- {id: a, name: &k 5msec, latency: {budget: *k}}",
    "a value in a block of text": "- id: a\n  latency:\n    budget: |\n      5 msec\n",
    "a key whose value does not fit": "- {id: a, ownr: [x]}",
    "a key that makes two of one id": "- {id: a}\n- {idd: a}",
    "times that then contradict each other": "- {id: a, compute: {p95: 1 msec, p50: 2 ms}}",
    "coordinates on two lines": "- {id: a, demand: [{at: 48.40,\n   9.99}]}",
}


@pytest.mark.parametrize(("before", "after"), SAFE.values(), ids=SAFE)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_an_evident_slip_is_mended(before: str, after: str, line_end: str, mend: Mend) -> None:
    text, wanted = ((HEAD + part + "\n# the end").replace("\n", line_end) for part in (before, after))
    done = mend(text)
    assert done.raw.decode() == wanted
    assert done.remaining == ()


@pytest.mark.parametrize(("before", "after"), UNSAFE.values(), ids=UNSAFE)
def test_what_may_have_been_meant_otherwise_is_mended_on_request(before: str, after: str, mend: Mend) -> None:
    assert mend(HEAD + before).raw.decode() == HEAD + before
    assert mend(HEAD + before, unsafe=True).raw.decode() == HEAD + after


@pytest.mark.parametrize("text", NEVER.values(), ids=NEVER)
def test_the_rest_is_left_alone(text: str, mend: Mend) -> None:
    done = mend(HEAD + text, unsafe=True)
    assert done.raw.decode() == HEAD + text
    assert done.applied == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("shema: 1\nworkloads: [{id: a}]\n", "schema: 1\nworkloads: [{id: a}]\n"),
        ("schema: 1\nworkload:\n- {idd: a}\n", "schema: 1\nworkloads:\n- {id: a}\n"),
        (
            "schema: 1\nestate: {on_prem: [{name: a, at: SIN, country: sg}]}\n",
            "schema: 1\nestate: {on_prem: [{name: a, at: SIN, country: SG}]}\n",
        ),
        (
            "schema: 1\ndefaults: {lattency: {budget: 1sec}}\nworkloads: [{id: a}, {id: b}]\n",
            "schema: 1\ndefaults: {latency: {budget: 1 s}}\nworkloads: [{id: a}, {id: b}]\n",
        ),
    ],
)
def test_the_frame_is_mended_too(before: str, after: str, mend: Mend) -> None:
    assert mend(before).raw.decode() == after


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_the_encoding_stays(mark: bytes, codec: str, mend: Mend) -> None:
    before, after = (
        mark + f"{HEAD}- {{id: a, name: über 漢, {key}: x}}".encode(codec) for key in ("ownr", "owner")
    )
    assert mend(before).raw == after


@pytest.mark.parametrize("bad", [b"\xff", b"\x1b"])
def test_a_file_that_cannot_be_read_whole_is_not_written(bad: bytes, mend: Mend) -> None:
    raw = HEAD.encode() + b"- {id: a, ownr: x}\n# " + bad
    assert mend(raw).raw == raw
