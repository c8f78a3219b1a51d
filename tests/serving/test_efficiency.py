"""Efficiencies as the taxonomy states them, and as a user's own folder may misstate them."""

from pathlib import Path

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue
from edgetier.errors import UserError
from edgetier.serving.estimate import efficiency_of
from edgetier.serving.values import Usage

SHARES = ("prefill_mfu", "decode_mfu", "weights_mbu", "cache_mbu")


def test_best_is_never_slower_than_worst(catalogue: Catalogue) -> None:
    found = efficiency_of(catalogue)
    for name in Usage._fields:
        best, typical, worst = (getattr(usage, name) for usage in (found.best, found.typical, found.worst))
        assert best >= typical >= worst if name in SHARES else best <= typical <= worst


@pytest.mark.parametrize("name", SHARES)
def test_no_hardware_is_used_beyond_its_peak(catalogue: Catalogue, name: str) -> None:
    assert catalogue.defaults[f"serving.{name}"].value.high < 1


def test_every_figure_says_where_it_is_from(catalogue: Catalogue) -> None:
    stated = [one for name, one in catalogue.defaults.items() if name.startswith("serving.")]
    assert len(stated) >= len(Usage._fields) + 4
    assert all(one.provenance.source and one.provenance.date for one in stated)


@pytest.mark.parametrize("name", SHARES)
def test_a_share_of_nothing_is_the_user_s_mistake(tmp_path: Path, name: str) -> None:
    own = f"source: us\ndate: '2026-01-01'\ndefaults:\n  serving.{name}: {{value: [0, 0.4, 0.5]}}\n"
    (tmp_path / "mine.yaml").write_text(own, encoding="utf-8")
    catalogue, findings = load_catalogue((tmp_path,))
    assert not findings
    with pytest.raises(UserError, match=f"serving.{name}: must be above 0"):
        efficiency_of(catalogue)
