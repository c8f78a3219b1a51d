"""Times `edgetier check` against `check-jsonschema` on the same files: whole processes, in turns, ratio of medians.

Run it where both are installed: python benchmarks/check_against_check_jsonschema.py [runs]
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs/schema/inventory-1.json"
HEAD = """\
schema: 1
workloads:
  - id: claims-voice-{number}
    name: Claims voice assistant
    owner: claims-platform
    kind: inference
    archetype: voice-agent
    latency: {{budget: 500 ms, metric: first-token, percentile: p95}}
"""
PLACED = """\
    compute: {{p50: 120 ms, p95: 180 ms, measured: true}}
    calls: {{model: 1, chained_by: server}}
    connection: warm
    payload: {{up: 40 kB, down: 4 kB}}
    demand: [{{at: {place}, access: fibre, rps: 12}}]
    constraints: {{residency: [EU], offline: false, safety_function: false}}
"""
PLACES = ("FRA", "AMS", "LON", "PAR", "MAD")
MANIFESTS = 500


def main(runs: int) -> None:
    compileall.compile_dir(ROOT / "edgetier", quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, placed, many = folder / "one.workloads.yaml", folder / "placed.workloads.yaml", folder / "many"
        one.write_text(HEAD.format(number=0))
        placed.write_text((HEAD + PLACED).format(number=0, place="FRA"))
        many.mkdir()
        for number in range(MANIFESTS):
            text = (HEAD + PLACED).format(number=number, place=PLACES[number % len(PLACES)])
            (many / f"{number:03}.workloads.yaml").write_text(text)
        files = [str(path) for path in sorted(many.iterdir())]
        compare("one manifest, schema and policy", [str(one)], [str(one)], runs)
        compare("one manifest, with placement", [str(placed)], [str(placed)], runs)
        compare(f"{MANIFESTS} manifests, with placement", [str(many)], files, max(3, runs // 3))


def compare(what: str, ours: list[str], theirs: list[str], runs: int) -> None:
    edgetier = [sys.executable, "-m", "edgetier", "check", "--isolated", *ours]
    jsonschema = [str(Path(sys.executable).parent / "check-jsonschema"), "--schemafile", str(SCHEMA), *theirs]
    both: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs + 1):
        for command, times in zip((edgetier, jsonschema), both, strict=True):
            seconds = timed(command)
            if turn:  # the first warms the caches
                times.append(seconds)
    us, them = map(statistics.median, both)
    print(
        f"{what}: edgetier {us * 1000:.0f} ms, check-jsonschema {them * 1000:.0f} ms, ratio {us / them:.2f}"
    )


def timed(command: list[str]) -> float:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
