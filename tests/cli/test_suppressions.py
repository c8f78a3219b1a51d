"""Suppressions as a user meets them: accepted findings do not count, on any day until they expire."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgetier.cli import run

INVENTORY = """\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: [FRA]}
workloads:
  - id: nightly-scores # edgetier: ignore[over-deployed] until=2027-03-31 by=jane "contract ends in March"
    kind: batch-inference
    owner: risk
    current: {site: FRA}
"""


@pytest.fixture(autouse=True)
def _collecting_again() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture
def assessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    Path("inventory.yaml").write_text(INVENTORY, encoding="utf-8")

    def asked(*arguments: str) -> tuple[int, str]:
        code = run(["assess", "inventory.yaml", "--fail-on", "warning", "--show", "warning", *arguments])
        return code, capsys.readouterr().out

    return asked


def test_an_accepted_finding_does_not_count_and_is_on_the_register(assessed) -> None:
    code, said = assessed("--today", "2027-03-31")
    assert code == 0
    assert "1 accepted risk" in said
    assert "contract ends in March" in said
    assert "(1 suppressed)" in said
    assert "warning[" not in said


def test_from_the_day_after_it_counts_again(assessed) -> None:
    code, said = assessed("--today", "2027-04-01")
    assert code == 1
    assert "[ET802 suppression-expired]" in said
    assert "accepted risk" not in said
    assert " over-deployed]" in said


def test_the_json_has_the_finding_the_reason_and_the_register(assessed) -> None:
    code, said = assessed("--today", "2027-01-01", "--format", "json")
    report = json.loads(said)
    (finding,) = (item for item in report["findings"] if item["name"] == "over-deployed")
    assert code == 0
    assert finding["suppressed"] == "contract ends in March (by jane, until 2027-03-31)"
    assert [risk["by"] for risk in report["accepted"]] == ["jane"]


def test_the_policy_says_how_far_ahead_a_risk_can_be_accepted(assessed) -> None:
    assert assessed("--today", "2027-01-01", "--config", "max_suppression_days=30")[0] == 1


def test_the_same_day_gives_the_same_bytes(assessed, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = assessed("--today", "2027-01-01", "--format", "json")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    assert assessed("--format", "json") == asked
