"""The rendered example is what the product renders today, and the README's picture of it is there."""

from pathlib import Path

import pytest

from edgetier.cli import run

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "examples" / "northwind.html"
PICTURE = ROOT / "docs" / "images" / "northwind-report.png"


def test_the_rendered_example_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # the page names the inventory as it was given
    again = tmp_path / "northwind.html"
    options = ["--fail-on", "never", "--format", "html", "-o", str(again)]
    assert run(["assess", "examples/northwind.yaml", *options]) == 0
    if again.read_bytes() != PAGE.read_bytes():
        pytest.fail("examples/northwind.html is out of date: run `make examples`")


def test_both_are_small_enough_to_be_looked_at_on_the_way() -> None:
    assert PAGE.stat().st_size < 300_000
    assert PICTURE.stat().st_size < 300_000
    assert PICTURE.read_bytes().startswith(b"\x89PNG")
