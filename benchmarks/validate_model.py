"""Holds every part of the model against something outside it, and prints one table of the errors.

    python benchmarks/validate_model.py [MATRIX.csv SITES.csv]

The matrix has the columns src, dst, rtt_ms and perhaps p95_ms, the sites site, lat, lon; without them the network is
skipped. Ends with 1 where an error is not accepted. Takes about twenty seconds.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from random_ledgers import DRAWS, QUANTILES, column, errors_of_quantiles, load

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue, Interval
from edgetier.networking.fit import fit, shape_of
from edgetier.networking.matrix import read_matrix, read_places
from edgetier.networking.samples import samples_of
from edgetier.networking.score import held_out
from edgetier.placement.normal import normal_quantile
from edgetier.placement.variation import Cumulants, quantile_ms
from edgetier.placement.waits import wait_of_call
from edgetier.queueing.erlang import erlang_c
from edgetier.queueing.inversion import cutoff_utilisation
from edgetier.queueing.simulation import simulated_wait
from edgetier.queueing.waiting import mean_wait, response_quantile, wait_quantile
from edgetier.serving.estimate import efficiency_of, estimate
from edgetier.serving.memory import batch_cap
from edgetier.serving.values import Estimate, Hardware, Work

TESTS = Path(__file__).parent.parent / "tests"
QUEUES = TESTS / "queueing" / "references.yaml"
SERVERS = TESTS / "cases" / "validation" / "serving.yaml"
LEDGERS = 250


class Row(NamedTuple):
    """One line of the table. `accepted` is None where an error is told and neither accepted nor refused."""

    part: str
    against: str
    n: int
    error: str
    limit: str
    accepted: bool | None = True


def within(part: str, against: str, n: int, worst: float, most: float, *, said: str = "") -> Row:
    """A relative error, in percent."""
    return Row(part, against, n, f"{said or 'worst'} {worst:.1%}", f"<= {most:.0%}", worst <= most)


# The network


def network(arguments: list[str], catalogue: Catalogue) -> Iterator[Row]:
    if len(arguments) < 2:
        yield Row("network", "skipped: no matrix of round trips was given", 0, "-", "-", None)
        return
    matrix, places = read_matrix(Path(arguments[0])), read_places(Path(arguments[1]))
    shipped, routes = catalogue.paths["backbone"], catalogue.routes["cables"]
    shape, samples = shape_of(shipped, 0.95), samples_of(matrix, places, routes)
    found = held_out(
        samples, lambda one: fit(one, shape, name="backbone", routes=routes, source=shipped.provenance)
    )
    sites = f"measured round trips, {found.sites} sites left out in turn"
    said = f"median {found.median_error:.1%}, p90 {found.p90_error:.1%}, mean"
    yield within("network, typical", sites, found.pairs, found.mean_error, 0.20, said=said)
    inside = f"{found.coverage:.1%} inside, high/low {found.median_width:.2f}"
    yield Row("network, low to high", sites, found.pairs, inside, ">= 85%", found.coverage >= 0.85)
    below = f"{found.below_light} below"
    yield Row("network, bound", "light in fibre", found.pairs, below, "none", found.below_light == 0)


# Percentiles


def percentiles() -> Iterator[Row]:
    for q, found in zip(QUANTILES, errors_of_quantiles(LEDGERS).T, strict=True):
        said = f"median {np.median(found):.1%}, worst"
        against = f"{DRAWS:,} draws of lognormal and waiting terms, 1 to 5 calls"
        yield within(f"percentiles, p{q * 100:g}", against, LEDGERS, float(np.max(found)), 0.10, said=said)


def exact_queue() -> Iterator[Row]:
    """Wait and exponential service as a sum of two terms, against what is known exactly of M/M/c."""
    rows, service = table(QUEUES, "waiting"), Cumulants(column(1), column(1), column(2))
    errors = []
    for r in rows:
        loads, busy = load(r["servers"], r["utilisation"]), column(r["utilisation"])
        total = service.plus(wait_of_call(loads, busy, column(1), column(1)))
        for q, name in ((0.95, "response_p95"), (0.99, "response_p99")):
            errors.append(abs(float(quantile_ms(total, column(normal_quantile(q)))[0, 0]) / r[name] - 1))
    yield within("percentiles, p95 and p99", "exact response of M/M/c", len(errors), max(errors), 0.10)


# Queues


def table(path: Path, name: str) -> list[dict[str, Any]]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))[name]
    return [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]


def references() -> Iterator[Row]:
    rows = table(QUEUES, "waiting")
    chance = max(abs(erlang_c(r["servers"], r["utilisation"]) - r["probability"]) for r in rows)
    yield Row(
        "queues, Erlang C", "reference table", len(rows), f"worst {chance:.1e}", "<= 1e-6", chance <= 1e-6
    )
    worst = max(
        abs(found(r["servers"], r["utilisation"], q) - r[f"{name}_p{q * 100:.0f}"])
        for r in rows
        for name, found in (("wait", wait_quantile), ("response", response_quantile))
        for q in (0.95, 0.99)
    )
    against = "reference table of p95, p99 (4 decimals)"
    yield Row("queues, M/M/c", against, 4 * len(rows), f"worst {worst:.1e}", "<= 1e-4", worst <= 1e-4)


def inversion() -> Iterator[Row]:
    rows = table(QUEUES, "cutoff")
    worst = max(
        abs(cutoff_utilisation(r["advantage"], r["servers"], 10 * r["servers"], q) - r[name])
        for r in rows
        for name, q in (("mean", None), ("p95", 0.95), ("p99", 0.99))
    )
    against = "reference table of mean, p95, p99 (3 decimals)"
    yield Row("edge inversion", against, 3 * len(rows), f"worst {worst:.4f}", "<= 0.001", worst <= 1e-3)
    ways = (0.1, 0.25, 0.5, 1, 2, 5)
    limit = max(abs(cutoff_utilisation(x, 1, 10_000, None) - x / (1 + x)) for x in ways)
    against = "closed form x / (1 + x), one server against many"
    yield Row("edge inversion", against, len(ways), f"worst {limit:.4f}", "<= 0.001", limit <= 1e-3)


NOISE = 0.1  # of the mean of one simulation in a busy queue


def simulations() -> Iterator[Row]:
    cells = [(c, rho, scv) for c in (1, 2, 10) for rho in (0.7, 0.8) for scv in (0.0, 0.25, 4.0)]
    errors = np.array([simulated_errors(c, rho, 1.0, scv) for c, rho, scv in cells])
    grid = "own simulation, random arrivals, Cs2 0 to 4, 1 to 10 servers, 70 and 80 % busy"
    for name, found, most in zip(("mean", "p95", "p99"), errors.T, (0.15, 0.20, 0.20), strict=True):
        said = f"{found.min():+.0%} to {found.max():+.0%}, worst"
        yield within(
            f"queues, Allen-Cunneen {name}", grid, len(cells), float(np.abs(found).max()), most, said=said
        )
    burst = simulated_errors(10, 0.5, 4.0, 1.0)[0]
    against = "own simulation, Ca2 = 4, 10 servers, 50 % busy"
    yield Row("queues, Allen-Cunneen mean", against, 1, f"{burst:+.0%}", "simulated instead", None)


def bursts() -> Iterator[Row]:
    """What the ledgers take where arrivals are bursty: short simulations on the points of a grid on both sides."""
    cells = [(c, rho, scv) for c in (1, 5, 10, 20) for rho in (0.5, 0.72, 0.85) for scv in (2.5, 4.0)]
    told = np.array([waits_told(*cell) for cell in cells]) / [[wait_drawn(*cell)] for cell in cells]
    errors = told[:, 1] - 1
    inside = float(np.mean((told[:, 0] <= 1 + NOISE) & (told[:, 2] >= 1 - NOISE)))
    error = (
        f"median {np.median(errors):+.0%}, {errors.min():+.0%} to {errors.max():+.0%}, {inside:.0%} in range"
    )
    against = "own long simulation, Ca2 2.5 and 4, 1 to 20 servers, 50 to 85 % busy"
    yield Row("queues, bursts as simulated", against, len(cells), error, "all in range", inside == 1)


def waits_told(servers: int, busy: float, arrival_scv: float) -> np.ndarray:
    """Low, typical and high."""
    loads = replace(load(servers, busy), arrival_scv=column(arrival_scv))
    found: np.ndarray = wait_of_call(loads, np.full((1, 3), busy), np.ones((1, 3)), column(1)).first[0]
    return found


def wait_drawn(servers: int, busy: float, arrival_scv: float) -> float:
    return simulated_wait(servers, busy, arrival_scv=arrival_scv, service_scv=1.0, seed=2).mean


def simulated_errors(servers: int, busy: float, arrival_scv: float, service_scv: float) -> tuple[float, ...]:
    """Closed form over simulation, less one: the mean, p95 and p99 of the wait."""
    kind = {"arrival_scv": arrival_scv, "service_scv": service_scv}
    drawn = simulated_wait(servers, busy, **kind)
    p95, p99 = (wait_quantile(servers, busy, q, **kind) for q in (0.95, 0.99))
    return mean_wait(servers, busy, **kind) / drawn.mean - 1, p95 / drawn.p95 - 1, p99 / drawn.p99 - 1


# Serving


def held(catalogue: Catalogue, setup: dict[str, Any], **changed: float) -> Estimate:
    hardware = Hardware(catalogue.accelerators[setup["accelerator"]], setup["count"])
    work = Work(**{**setup["work"], **changed})
    return estimate(catalogue.models[setup["model"]], hardware, work, efficiency_of(catalogue))


def compared(part: str, against: str, pairs: list[tuple[Interval, float]]) -> Row:
    """Typical within a quarter, and every measurement inside its range."""
    inside = sum(low <= figure <= high for (low, _, high), figure in pairs)
    worst = max(abs(interval.typical / figure - 1) for interval, figure in pairs)
    error = f"worst {worst:.1%}, {inside} of {len(pairs)} inside"
    return Row(part, against, len(pairs), error, "<= 25%, all", worst <= 0.25 and inside == len(pairs))


def serving(catalogue: Catalogue) -> Iterator[Row]:
    data = yaml.safe_load(SERVERS.read_text(encoding="utf-8"))
    whole, nim = data["whole_request"], data["under_load"]
    rows, loaded = table(SERVERS, "whole_request"), table(SERVERS, "under_load")
    vllm = [(held(catalogue, {**whole, **r}).response_ms, r["response_ms"]) for r in rows]
    yield compared("compute, whole request", "vLLM latency test, A100, H100, H200, 8B and 70B", vllm)
    alone = held(catalogue, nim)
    first = [(alone.first_token_ms, loaded[0]["first_token_ms"])]
    yield compared("compute, first token", "NIM 70B FP8, one request", first)
    tokens = [
        (held(catalogue, nim, batch=round(written(r))).per_token_ms, r["between_tokens_ms"]) for r in loaded
    ]
    yield compared("compute, between tokens", "NIM 70B FP8, 1 to 250 requests at once", tokens)
    yield from limits(catalogue, nim, loaded)


def limits(catalogue: Catalogue, nim: dict[str, Any], loaded: list[dict[str, Any]]) -> Iterator[Row]:
    full = [written(r) for r in loaded if r["at_once"] >= nim["saturated_from"]]
    hardware = Hardware(catalogue.accelerators[nim["accelerator"]], nim["count"])
    cap = batch_cap(catalogue.models[nim["model"]], hardware, Work(**nim["work"]), efficiency_of(catalogue))
    said = f"{cap.low:.0f} to {cap.high:.0f} around {min(full):.1f} to {max(full):.1f}"
    inside = cap.low <= min(full) and max(full) <= cap.high
    yield Row("memory, requests held", "NIM 70B FP8, saturated", len(full), said, "inside", inside)
    little = max(abs(in_service(r) / r["at_once"] - 1) for r in loaded)
    yield within("Little's law", "NIM 70B FP8, all rows (a check of the data)", len(loaded), little, 0.01)


def written(row: dict[str, Any]) -> float:
    """By Little's law, how many requests have their answers of 500 tokens written at a time."""
    return float(row["tokens_per_s"] / 500 * 499 * row["between_tokens_ms"] / 1000)


def in_service(row: dict[str, Any]) -> float:
    return written(row) + float(row["tokens_per_s"] / 500 * row["first_token_ms"] / 1000)


def main() -> None:
    catalogue = load_catalogue()[0]
    parts = (
        network(sys.argv[1:], catalogue),
        percentiles(),
        exact_queue(),
        references(),
        simulations(),
        bursts(),
        inversion(),
        serving(catalogue),
    )
    print("| part | validated against | n | measured error | accepted |\n|---|---|---|---|---|")
    refused = 0
    for row in (row for part in parts for row in part):
        word = {True: ": yes", False: ": NO", None: ""}[row.accepted]
        print(f"| {row.part} | {row.against} | {row.n:,} | {row.error} | {row.limit}{word} |", flush=True)
        refused += row.accepted is False
    sys.exit(1 if refused else 0)


if __name__ == "__main__":
    main()
