"""Fits the parameters of taxonomy/network.yaml to a matrix of round trips between sites, and scores them.

    python benchmarks/fit_network.py MATRIX.csv SITES.csv [PARAMETERS.yaml]

The matrix has the columns src, dst, rtt_ms and perhaps p95_ms, the sites site, lat, lon. `backbone` is fitted;
`internet` is the same curve widened by the factors below, which are assumptions. Where there is a third
argument both are written there. Scores are of sites that the fit has not seen, one left out in turn.
"""

import sys
from pathlib import Path

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Knot, PathModel, Provenance
from edgetier.networking.fit import Shape, fit, shape_of
from edgetier.networking.matrix import read_matrix, read_places
from edgetier.networking.parameter_file import parameter_file
from edgetier.networking.samples import Samples, samples_of
from edgetier.networking.score import Scores, held_out

COVERAGE = 0.95
SOURCE = Provenance(
    "fitted to Microsoft, Azure network round-trip latency statistics, July 2026 (azure-docs, CC BY 4.0), fitted 2026-11-24",
    "2026-07-30",
)
# No matrix of the public Internet: the backbone is widened, so that the middle is inflated about twice over light.
TYPICAL = (1.1, 1.0)
HIGH = (1.7, 10.0)
OVER_BACKBONE_HIGH = 1.15  # high is this times the backbone's where that is more
LOW = 0.8
LEAST_INFLATION = (1.27, 0.5)  # over light; low is this where it is less
LEAST_OVER_LIGHT = 1.03
INTERNET_SAME_METRO = Knot(0, 0.5, 2, 8)


def internet_of(backbone: PathModel, source: Provenance) -> PathModel:
    return PathModel(
        name="internet",
        knots=_widened(backbone.knots),
        p95_over_p50=1.15,
        provenance=source,
        along=backbone.along,
        route_knots=_widened(backbone.route_knots),
    )


def _widened(knots: tuple[Knot, ...]) -> tuple[Knot, ...]:
    rows = [INTERNET_SAME_METRO]
    for km, low_ms, typical_ms, high_ms in knots[1:]:
        inflated = LEAST_INFLATION[0] * km / 100 + LEAST_INFLATION[1]
        low = min(max(min(LOW * typical_ms, inflated), LEAST_OVER_LIGHT * km / 100), low_ms)
        typical = TYPICAL[0] * typical_ms + TYPICAL[1]
        high = max(HIGH[0] * typical_ms + HIGH[1], OVER_BACKBONE_HIGH * high_ms)
        rows.append(Knot(km, *(round(ms, 1) for ms in (low, typical, high))))
    return tuple(rows)


def line(name: str, found: Scores) -> str:
    return (
        f"{name:<32} error {found.median_error:6.1%} median, {found.mean_error:6.1%} mean, {found.p90_error:6.1%} p90; "
        f"{found.coverage:6.1%} within low-high, median high/low {found.median_width:.2f}; "
        f"{found.below_light} below light; {found.sites} sites, {found.too_fast} pairs too fast"
    )


def main() -> None:
    matrix, places = read_matrix(Path(sys.argv[1])), read_places(Path(sys.argv[2]))
    catalogue = load_catalogue()[0]
    shape: Shape = shape_of(catalogue.paths["backbone"], COVERAGE)
    cables = catalogue.routes["cables"]
    for name, routes in (("as the crow flies", None), ("along routes", cables)):
        samples: Samples = samples_of(matrix, places, routes)
        print(
            line(
                name,
                held_out(
                    samples, lambda one, r=routes: fit(one, shape, name="backbone", routes=r, source=SOURCE)
                ),
            )
        )
    if len(sys.argv) > 3:
        backbone = fit(samples, shape, name="backbone", routes=cables, source=SOURCE)
        internet = internet_of(backbone, catalogue.paths["internet"].provenance)
        Path(sys.argv[3]).write_text(parameter_file((backbone, internet)), encoding="utf-8")


if __name__ == "__main__":
    main()
