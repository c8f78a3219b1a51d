"""Whole assessments held against merely loading the same file with PyYAML's CSafeLoader, in one run.

    python benchmarks/assess_against_yaml_load.py [RUNS]

The two take turns, as whole processes, so that a machine that slows down slows both. Ratios are of the
processor time (user and system) and of the wall clock, median over the runs. The peer is loaded as shipped,
and again with the garbage collector off.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from generate import inventory

SIZES = (100, 1_000, 5_000, 20_000)
LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb').read(), Loader=yaml.CSafeLoader)"
LOAD_WITHOUT_GC = "import gc; gc.disable(); " + LOAD


class Took(NamedTuple):
    """Seconds of one process."""

    wall: float
    cpu: float


def took(command: list[str]) -> Took:
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(wall, cpu)


def compare(path: Path, runs: int) -> dict[str, list[Took]]:
    output = str(path.with_suffix(".json"))
    assess = [
        sys.executable,
        "-m",
        "edgetier",
        "assess",
        str(path),
        "--format",
        "json",
        "-o",
        output,
        "--fail-on",
        "never",
    ]
    commands = {
        "assess": assess,
        "load": [sys.executable, "-c", LOAD, str(path)],
        "load, collector off": [sys.executable, "-c", LOAD_WITHOUT_GC, str(path)],
    }
    results: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            results[name].append(took(command))
    return results


def report(count: int, size_mb: float, results: dict[str, list[Took]]) -> None:
    mine = results["assess"]
    wall = statistics.median(one.wall for one in mine)
    print(
        f"{count:>6} workloads, {size_mb:5.1f} MB: assess {wall:6.2f} s, {1e6 * wall / count:6.0f} us a workload"
    )
    for name in ("load", "load, collector off"):
        pairs = list(zip(mine, results[name], strict=True))
        by_wall = statistics.median(a.wall / b.wall for a, b in pairs)
        by_cpu = statistics.median(a.cpu / b.cpu for a, b in pairs)
        peer = statistics.median(b.wall for _, b in pairs)
        print(
            f"       against {name:<20} {peer:6.2f} s: ratio {by_wall:.2f} by wall clock, {by_cpu:.2f} by processor time"
        )


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            path = Path(folder) / f"{count}.yaml"
            path.write_text(inventory(count), encoding="utf-8")
            report(count, path.stat().st_size / 1e6, compare(path, runs))


if __name__ == "__main__":
    main()
