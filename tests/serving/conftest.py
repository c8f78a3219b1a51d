"""The shipped taxonomy and what it says of efficiency, and one way to ask for an estimate by names."""

from collections.abc import Callable

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue
from edgetier.serving.estimate import efficiency_of, estimate
from edgetier.serving.values import Efficiency, Estimate, Hardware, Work

Estimating = Callable[..., Estimate]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()[0]


@pytest.fixture(scope="session")
def efficiency(catalogue: Catalogue) -> Efficiency:
    return efficiency_of(catalogue)


@pytest.fixture(scope="session")
def estimating(catalogue: Catalogue, efficiency: Efficiency) -> Estimating:
    def estimated(model: str, accelerator: str, count: int, work: Work) -> Estimate:
        hardware = Hardware(catalogue.accelerators[accelerator], count)
        return estimate(catalogue.models[model], hardware, work, efficiency)

    return estimated
