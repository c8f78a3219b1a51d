"""Published latency figures, as they are read and as they ship."""

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue

HEAD = "source: us\ndate: 2026-11-24\nrequirements:\n"
OWN = "{title: Plant rule, ms: 80, metric: cycle, percentile: 0.99, archetypes: [visual-inspection]}"


def test_a_figure_of_ones_own_is_taken_in(catalogue: Catalogue, write_folder) -> None:
    mine, findings = load_catalogue([write_folder(own=f"{HEAD}  plant: {OWN}\n")])
    assert findings == ()
    assert mine.requirements["plant"].ms == 80
    assert mine.requirements["plant"].archetypes == {"visual-inspection"}
    assert set(mine.requirements) == {*catalogue.requirements, "plant"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (", archetypes: [visual-inspection]", "", "belongs to no archetype and no tier"),
        ("visual-inspection", "visual-inspektion", "unknown value 'visual-inspektion'"),
        ("metric: cycle", "metric: cycles", "unknown value 'cycles'"),
        ("percentile: 0.99", "percentile: 99", "'percentile' must be a number"),
        ("ms: 80", "ms: 0", "'ms' must be a number"),
        ("ms: 80, ", "", "'ms' is missing"),
    ],
)
def test_a_figure_that_cannot_be_used(write_folder, old, new, words) -> None:
    _, (found,) = load_catalogue([write_folder(own=f"{HEAD}  plant: {OWN.replace(old, new)}\n")])
    assert found.code == "ET907"
    assert words in found.message


def test_the_limits_of_mlperf(catalogue: Catalogue) -> None:
    """MLPerf Inference rules, commit ac93e89, interactive: time to first token and per output token."""
    said = {name: one.ms for name, one in catalogue.requirements.items()}
    for model, first, between in [
        ("llama-3.1-8b", 500, 30),
        ("llama-2-70b", 450, 40),
        ("llama-3.1-405b", 4500, 80),
        ("deepseek-r1", 1500, 15),
        ("gpt-oss-120b", 2000, 20),
    ]:
        assert (said[f"mlperf-{model}-first-token"], said[f"mlperf-{model}-inter-token"]) == (first, between)
