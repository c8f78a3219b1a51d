"""`--format xlsx`: the same bytes directly, as a further report, and from a saved assessment."""

from pathlib import Path

import pytest

from edgetier.cli import run

NORTHWIND = str(Path(__file__).parents[2] / "examples" / "northwind.yaml")
ASSESS = ["assess", NORTHWIND, "--isolated", "--fail-on", "never"]


def test_the_same_bytes_on_every_way(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    direct, beside, saved, again = (tmp_path / name for name in ("a.xlsx", "b.xlsx", "c.json", "d.xlsx"))
    reports = ["--report", f"xlsx={beside}", "--report", f"json={saved}"]
    assert run([*ASSESS, "--format", "xlsx", "-o", str(direct), *reports]) == 0
    assert run(["report", str(saved), "--format", "xlsx", "-o", str(again)]) == 0
    capfdbinary.readouterr()
    assert run(["report", str(saved), "--format", "xlsx"]) == 0
    piped = capfdbinary.readouterr().out
    assert direct.read_bytes() == beside.read_bytes() == again.read_bytes() == piped


def test_neither_the_day_nor_the_place_is_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b" / "b.xlsx"
    assert run([*ASSESS, "--format", "xlsx", "-o", str(first), "--today", "2026-11-24"]) == 0
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert run([*ASSESS, "--format", "xlsx", "-o", str(second), "--today", "2026-11-25"]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_exit_code_follows_the_findings(tmp_path: Path) -> None:
    assert run(["assess", NORTHWIND, "--isolated", "--format", "xlsx", "-o", str(tmp_path / "a.xlsx")]) == 1
    assert (tmp_path / "a.xlsx").stat().st_size > 1000
