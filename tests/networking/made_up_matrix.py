"""Matrices with known parameters: sites drawn at random, round trips from a formula, seeded noise."""

from pathlib import Path

import numpy as np

from edgetier.catalogue.distance import distance_matrix_km
from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Place, Provenance
from edgetier.networking.fit import Shape
from edgetier.networking.samples import Samples

CATALOGUE = load_catalogue()[0]
CABLES = CATALOGUE.routes["cables"]
BACKBONE = CATALOGUE.paths["backbone"]
SOURCE = Provenance("made up", "2026-11-24")


def shape(coverage: float = 0.95) -> Shape:
    at = tuple(knot.distance_km for knot in BACKBONE.knots)
    return Shape(at, tuple(knot.distance_km for knot in BACKBONE.route_knots), BACKBONE.knots[0], coverage)


def places(count: int, seed: int = 1) -> tuple[Place, ...]:
    drawn = np.random.default_rng(seed)
    latitude = np.degrees(np.arcsin(drawn.uniform(-0.9, 0.9, count)))
    longitude = drawn.uniform(-180, 180, count)
    return tuple(
        Place(f"s{i}", float(at[0]), float(at[1]), None)
        for i, at in enumerate(zip(latitude, longitude, strict=True))
    )


def samples(
    count: int = 40, *, start_ms: float = 4, per_km: float = 0.015, sigma: float = 0.0, ratio: float = 1.2
) -> Samples:
    """Every ordered pair takes start + slope x distance, times lognormal noise."""
    found = places(count)
    km = distance_matrix_km(found, found)
    src, dst = np.nonzero(~np.eye(count, dtype=bool))
    noise = np.exp(np.random.default_rng(2).normal(0, sigma, src.size)) if sigma else 1.0
    rtt_ms = np.maximum((start_ms + per_km * km[src, dst]) * noise, km[src, dst] / 100)
    return Samples(found, src, dst, km[src, dst], km[src, dst], rtt_ms, rtt_ms * ratio)


def write(folder: Path, made: Samples) -> tuple[Path, Path]:
    matrix, sites = folder / "matrix.csv", folder / "sites.csv"
    rows = zip(made.src, made.dst, made.rtt_ms, made.p95_ms, strict=True)
    lines = [f"{made.places[a].name},{made.places[b].name},{rtt:.4f},{p95:.4f}" for a, b, rtt, p95 in rows]
    matrix.write_text("\n".join(["src,dst,rtt_ms,p95_ms", *lines]) + "\n", encoding="utf-8")
    ends = [f"{place.name},{place.latitude_deg},{place.longitude_deg}" for place in made.places]
    sites.write_text("\n".join(["site,lat,lon", *ends]) + "\n", encoding="utf-8")
    return matrix, sites
