"""`edgetier check --fix` on files: what is written, what is left alone, and what is said about it."""

import stat
from pathlib import Path

import pytest

from edgetier.cli import run

HARMFUL = "schema: 1\nworkloads:\n- {id: a, names: [x], ownr: y}\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "a.yaml"


def test_a_fix_that_would_do_harm_is_left_out_and_told(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(HARMFUL)
    assert run(["check", "a.yaml", "--fix"]) == 1
    assert file.read_text() == HARMFUL.replace("ownr", "owner")
    told = "edgetier: a.yaml:3:11: not mended: to rename 'names' to 'name' would bring another error\n"
    assert told in capsys.readouterr().err


def test_only_what_is_asked_for_is_mended(file: Path) -> None:
    before = "schema: 1\nworkloads: [{id: a, kind: Training, archetype: voice-agnt}]\n"
    file.write_text(before)
    assert run(["check", "a.yaml", "--fix"]) == 1
    assert file.read_text() == before.replace("Training", "training")
    run(["check", "a.yaml", "--unsafe-fixes"])
    run(["check", "a.yaml", "--fix", "--unsafe-fixes"])
    assert file.read_text() == "schema: 1\nworkloads: [{id: a, kind: training, archetype: voice-agent}]\n"


def test_the_file_keeps_its_encoding_and_its_permissions(file: Path) -> None:
    before = "schema: 1\r\nworkloads:\r\n- {id: ä, ownr: y}\r\n- {id: b, ownr: 漢}".encode("utf-16")
    file.write_bytes(before)
    file.chmod(0o640)
    run(["check", "a.yaml", "--fix"])
    assert file.read_bytes() == before.decode("utf-16").replace("ownr", "owner").encode("utf-16")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_what_a_suppression_hides_is_not_mended(file: Path) -> None:
    before = 'schema: 1\nworkloads:\n- id: a\n  ownr: y # edgetier: ignore[ET102] until=2026-12-01 by=jane "ours"\n'
    file.write_text(before)
    assert run(["check", "a.yaml", "--fix", "--today", "2026-11-24"]) == 0
    assert file.read_text() == before


def test_a_suppression_that_hides_nothing_is_removed(file: Path) -> None:
    line = '  owner: y # edgetier: ignore[ET102] until=2026-12-01 by=jane "ours"\n'
    file.write_text("schema: 1\nworkloads:\n- id: a\n" + line)
    run(["check", "a.yaml", "--fix", "--today", "2026-11-24"])
    assert file.read_text() == "schema: 1\nworkloads:\n- id: a\n  owner: y\n"
    assert run(["check", "a.yaml", "--diff", "--today", "2026-11-24"]) == 0
