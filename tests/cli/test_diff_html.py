"""A diff as a page: sealed, escaped, the same bytes each time, what moved first, and every reason told."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
import report_samples as samples
from html_reading import policy_of, read, text_of

from edgetier.assessment import Assessment
from edgetier.cli import diff_html, run
from edgetier.comparison import differences

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</style><style>*{display:none}",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u202c\x00\x1b[31m\x7f",
    "-->&lt;b&gt;&#60;",
    "https://example.com/x",
)


def sides(text: str = "word") -> tuple[Assessment, Assessment]:
    """One workload that moved, one renamed, one new, one removed, and findings that came and went."""
    before = samples.portfolio()
    first, *rest = before.workloads
    moved = replace(
        first,
        owner=text,
        placement=first.placement._replace(
            location="on-prem-edge",
            site=text,
            sites=tuple(one._replace(location="on-prem-edge", site=text) for one in first.placement.sites),
            placement="edge",
            deployment="aligned",
            condition=None,
            missing=(text,),
            candidates=tuple(
                one._replace(verdict="excluded", reason="residency", rejected_because=text, site=text)
                for one in first.placement.candidates
            ),
        ),
    )
    new = samples.workload(f"id {text}", samples.placement(site=text), owner=text, name=text)
    findings = tuple(
        replace(one, code="ET302", message=text, help=text, workload=text, owner=text)
        for one in before.findings
    )
    after = replace(
        before,
        portfolio=text,
        workloads=(moved, *rest[1:], new),
        findings=findings,
        inputs=tuple(one.__class__(text, "inventory", text) for one in before.inputs),
        rules_digest=text,
    )
    return before, after


def page_of(before: Assessment, after: Assessment) -> str:
    return diff_html.render(differences(before, after), before, after)


def words_of(page: str) -> str:
    """The text with a blank between one element's and the next one's."""
    return " ".join(" ".join(read(page).words).split())


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_becomes_markup(text: str) -> None:
    plain, page = read(page_of(*sides())), read(page_of(*sides(text)))
    assert [one.tag for one in page.elements] == [one.tag for one in plain.elements]
    assert [sorted(one.attributes) for one in page.elements] == [
        sorted(one.attributes) for one in plain.elements
    ]


@pytest.mark.parametrize("text", ATTACKS[:6])
def test_hostile_text_is_still_read_as_it_was_written(text: str) -> None:
    assert text_of(page_of(*sides(text))).count(text) > 8


def test_marks_that_hide_or_turn_text_are_shown_instead() -> None:
    page = page_of(*sides("\u202egnp\x1b[31m"))
    assert "<U+202E>gnp␛[31m" in text_of(page)
    assert not {"\u202e", "\x1b"} & set(page)


def test_the_policy_admits_the_style_alone() -> None:
    page = page_of(*sides())
    found = read(page)
    (style,) = found.inlined["style"]
    assert dict(part.split(" ", 1) for part in policy_of(page).split("; ")) == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest(style)}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert found.inlined["script"] == []


def test_nothing_is_loaded_from_elsewhere_and_every_link_leads_somewhere() -> None:
    elements = read(page_of(*sides())).elements
    loads = [one for one in elements if one.attributes.get("src") or one.attributes.get("style")]
    links = {one.attributes["href"] or "" for one in elements if one.attributes.get("href")}
    ids = [one.attributes["id"] for one in elements if one.attributes.get("id")]
    assert loads == []
    assert all(link == "data:," or link.removeprefix("#") in ids for link in links)
    assert len(ids) == len(set(ids))


def test_the_same_assessments_give_the_same_bytes() -> None:
    assert page_of(*sides()) == page_of(*sides())


def test_what_moved_stands_first_with_its_reasons_and_its_cause() -> None:
    told = words_of(page_of(*sides()))
    moved = told.index(" claims-voice ")
    assert moved < told.index("Changed otherwise") < told.index("New findings")
    after = told[moved:]
    assert "was mixed: SIN by metro-edge SIN, FRA by regional-cloud aws:eu-central-1" in after
    assert "is on-prem-edge word" in after
    assert "residency closes central-cloud word from SIN: word Cause: input or rules" in after
    assert "id word word new" in after
    assert "night-scores" in after


def test_sources_of_both_sides_stand_beside_each_other() -> None:
    told = words_of(page_of(*sides()))
    assert re.search(r"rules cdcdcdcdcdcd word differs", told)
    assert re.search(r"taxonomy efefefefefef efefefefefef same", told)


def test_where_nothing_differs_it_says_so() -> None:
    portfolio = samples.portfolio()
    told = text_of(page_of(portfolio, portfolio))
    assert "Nothing differs in" in told
    assert "Changed otherwise" not in told
    assert "Sources that differ: none" in told


@pytest.mark.parametrize("sample", [samples.empty, samples.hostile, samples.portfolio])
def test_anything_can_be_held_against_anything(sample: object) -> None:
    assert callable(sample)
    for before, after in ((sample(), samples.portfolio()), (samples.portfolio(), sample())):
        assert page_of(before, after).endswith("</html>\n")


def test_very_many_changes_have_an_end() -> None:
    before = samples.empty()
    items = tuple(samples.workload(f"w{number}", samples.placement()) for number in range(2_100))
    page = page_of(before, replace(before, workloads=items))
    assert page.count("<article>") == 2_000
    assert "100 more are in edgetier diff --format json." in text_of(page)


def test_the_command_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "schema: 1\nworkloads:\n  - {id: voice, kind: training}\n"
    Path("old.yaml").write_text(text)
    Path("new.yaml").write_text(text.replace("voice", "speech"))
    asked = ["diff", "old.yaml", "new.yaml", "--isolated", "--format", "html", "--exit-code", "-o", "d.html"]
    assert run(asked) == 1
    assert "renamed from voice" in text_of(Path("d.html").read_text())
