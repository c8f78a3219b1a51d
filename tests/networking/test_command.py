"""`edgetier network`: scores to read or to parse, and a parameter file that the product takes."""

import json
from pathlib import Path

import pytest
from made_up_matrix import samples, write

from edgetier.catalogue.load import load_catalogue
from edgetier.cli import run


def test_a_fit_can_be_used_and_scores_what_it_was_fitted_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(path) for path in write(tmp_path, samples(20, start_ms=10, per_km=0.02))]
    own = tmp_path / "own"
    assert run(["network", "fit", *files, "-o", str(own / "network.yaml")]) == 0
    assert "20 sites, 760 predictions" in capsys.readouterr().out
    catalogue, findings = load_catalogue((own,))
    assert not findings
    assert catalogue.overrides == (f"paths/backbone ({own / 'network.yaml'})",)
    assert run(["network", "score", *files, "--taxonomy", str(own), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["set"] == "backbone"
    assert found["coverage"] > 0.9
    assert found["below_light"] == 0


def test_the_same_matrix_gives_the_same_bytes(tmp_path: Path) -> None:
    files = [str(path) for path in write(tmp_path, samples(12, sigma=0.2))]
    written = []
    for name in ("one.yaml", "two.yaml"):
        assert run(["network", "fit", *files, "-o", str(tmp_path / name)]) == 0
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--name", "telegraph"], "no parameter set 'telegraph'"),
        (["--coverage", "2"], "coverage"),
    ],
)
def test_slips(tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in write(tmp_path, samples(8))]
    assert run(["network", "fit", *files, *arguments]) == 2
    assert said in capsys.readouterr().err


def test_too_little_is_said_not_fitted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matrix, sites = write(tmp_path, samples(6))
    matrix.write_text("\n".join(matrix.read_text(encoding="utf-8").splitlines()[:10]), encoding="utf-8")
    assert run(["network", "fit", str(matrix), str(sites)]) == 2
    assert "too few usable pairs" in capsys.readouterr().err
