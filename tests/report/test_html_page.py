"""The page is one sealed file: nothing of the network, nothing unescaped, every link leads somewhere."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

import pytest
import report_samples as samples
from html_reading import policy_of, read, text_of

from edgetier.assessment import Advice, Assessment, DefaultUsed, Question, RuleTrace
from edgetier.findings import AcceptedRisk
from edgetier.placement.values import CurrentState, Flip, Served
from edgetier.report import render, saved

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</style><style>*{display:none}",
    "</script><script>alert(1)",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u202c\x00\x1b[31m\x7f",
    "-->&lt;b&gt;&#60;",
    "]]><svg onload=alert(1)>",
    "https://example.com/x",
)


def attacked(text: str) -> Assessment:
    """The sample portfolio with this text in every free field; structure and counts stay as they are."""
    plain = with_risk()
    first = plain.workloads[0]
    placed = first.placement._replace(
        site=text,
        condition=text,
        relaxation=text,
        deployment_because=text,
        current=CurrentState("central-cloud", text, "misses", 612.5),
        flips=(Flip("regional-cloud", text),),
        candidates=tuple(one._replace(rejected_because=text) for one in first.placement.candidates),
        missing=(text, text),
        defaults=(text, text),
    )
    item = replace(
        first,
        id=text,
        name=text,
        owner=text,
        tags=(text, text),
        labels={text: text},
        file=text,
        placement=placed,
        tier=first.tier._replace(evidence=text),
        rules=RuleTrace((text,), (text,), (text,)),
        advice=(Advice(text, text, text, text),),
    )
    asked = plain.summary.ask_next[0]
    return replace(
        plain,
        portfolio=text,
        workloads=(item, *plain.workloads[1:]),
        overrides=(text,),
        inputs=tuple(one.__class__(text, "inventory", text) for one in plain.inputs),
        defaults_used=tuple(DefaultUsed(text, text, text) for _ in plain.defaults_used),
        estate={**plain.estate, "central": [text]},
        summary=replace(
            plain.summary,
            ask_next=(Question(asked.workload, text, text, text, text, text, asked.settles),),
        ),
        findings=tuple(
            replace(one, message=text, help=text, file=text, workload=one.workload and text)
            for one in plain.findings
        ),
        accepted=tuple(
            replace(one, workload=text, owner=text, reason=text, by=text) for one in plain.accepted
        ),
    )


def with_risk() -> Assessment:
    risk = AcceptedRisk(
        "ET301",
        "under-deployed",
        "claims-voice",
        "claims",
        "a.yaml",
        3,
        "moves in May",
        "an owner",
        "2027-05-01",
    )
    return replace(samples.portfolio(), accepted=(risk,))


SAMPLES = [samples.portfolio, samples.empty, samples.hostile, with_risk]


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_becomes_markup(text):
    plain, page = read(render("html", attacked("word"))), read(render("html", attacked(text)))
    assert [one.tag for one in page.elements] == [one.tag for one in plain.elements]
    assert [sorted(one.attributes) for one in page.elements] == [
        sorted(one.attributes) for one in plain.elements
    ]


@pytest.mark.parametrize("text", ATTACKS[:7])
def test_hostile_text_is_still_read_as_it_was_written(text):
    assert text_of(render("html", attacked(text))).count(text) > 30


def test_marks_that_hide_or_turn_text_are_shown_instead():
    page = render("html", attacked("\u202egnp\x1b[31m"))
    assert "<U+202E>gnp␛[31m" in text_of(page)
    assert "\u202e" not in page


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_policy_admits_the_inlined_script_and_style_and_nothing_else(sample):
    page = render("html", sample())
    found = read(page)
    (script,), (style,) = found.inlined["script"], found.inlined["style"]
    directives = dict(part.split(" ", 1) for part in policy_of(page).split("; "))
    assert directives == {
        "default-src": "'none'",
        "script-src": f"'sha256-{digest(script)}'",
        "style-src": f"'sha256-{digest(style)}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "</" not in script
    assert "</" not in style


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_is_loaded_and_no_attribute_holds_style_or_script(sample):
    for tag, attributes in read(render("html", sample())).elements:
        assert tag not in {"iframe", "object", "embed", "base", "img", "use", "image"}
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src", "srcset"}
        ]
        href = attributes.get("href", "#")
        assert href is not None
        assert href.startswith("#") or (tag, href) == ("link", "data:,")


@pytest.mark.parametrize("sample", SAMPLES)
def test_ids_are_unique_and_every_link_leads_to_one(sample):
    elements = read(render("html", sample())).elements
    ids = Counter(one.attributes["id"] for one in elements if "id" in one.attributes)
    assert [name for name, count in ids.items() if count > 1] == []
    links = {href for one in elements if one.tag == "a" and (href := one.attributes.get("href"))}
    assert [link for link in links if link[1:] not in ids] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_pictures_tell_what_they_show(sample):
    page = render("html", sample())
    hidden = sum("aria-hidden" in one.attributes for one in read(page).elements)
    pictures = re.findall(r"<svg role=img.*?</svg>", page, re.DOTALL)
    assert all("<title" in one and "<desc" in one for one in pictures)
    assert page.count("<svg") - len(pictures) <= hidden * 6  # the key and the share bar are told in words


def test_each_workload_has_a_line_and_a_card(portfolio):
    page = render("html", portfolio)
    for item in portfolio.workloads:
        assert f'<a href="#wl-{item.id}">{item.id}</a>' in page
        assert f"<details id=wl-{item.id}>" in page


def test_two_workloads_of_one_id_have_two_cards():
    twins = samples.assessment((samples.under_deployed(), samples.under_deployed()))
    page = render("html", twins)
    assert "<details id=wl-claims-voice>" in page
    assert "<details id=wl-claims-voice-2>" in page


def test_only_what_needs_the_script_is_hidden_without_it(portfolio):
    hidden = [one for one in read(render("html", portfolio)).elements if "hidden" in one.attributes]
    assert [one.attributes["id"] for one in hidden] == ["controls"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_saved_assessment_gives_the_same_bytes(sample):
    assert render("html", saved.read(render("json", sample()))) == render("html", sample())


def test_demand_without_a_place_and_a_site_without_a_name():
    placed = samples.placement(sites=(Served(None, "metro-edge", None, "meets", 3.0),), site=None)
    assert "metro-edge" in text_of(render("html", samples.assessment((samples.workload("a", placed),))))


@pytest.mark.parametrize("sample", [samples.portfolio, with_risk])
def test_what_was_decided_and_why_is_on_the_page(sample):
    found = sample()
    words = text_of(render("html", found))
    for item in found.workloads:
        placed = item.placement
        told = [placed.condition, placed.relaxation, *(flip.when for flip in placed.flips), *placed.missing]
        told += [one.rejected_because for one in placed.candidates if one.verdict == "misses"]
        assert [one for one in told if one and one not in words] == []
    for finding in found.findings:
        assert finding.message in words
    for risk in found.accepted:
        assert words.count(risk.reason) == 2
    for used in found.defaults_used:
        assert used.source in words
