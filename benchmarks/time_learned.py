"""Tells what asking the classifier about 10,000 workloads costs, as whole commands; prints Markdown.

    python benchmarks/time_learned.py [workloads]

Workloads are descriptions of the corpus over and over, each numbered, so that no two are the same; none has a budget.
Seconds are those that the processor was at work for a command, whatever else the machine does.
"""

import compileall
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from edgetier.importing.inventory_text import inventory_text
from edgetier.learning.examples import corpus_examples

ROOT = Path(__file__).parents[1]
COMMANDS = {
    "assess": ["assess", "--fail-on", "never", "--show", "none"],
    "assess --learned": ["assess", "--fail-on", "never", "--show", "none", "--learned"],
    "learn suggest": ["learn", "suggest"],
}


def main(count: int) -> None:
    compileall.compile_dir(ROOT / "edgetier", quiet=1)
    examples = corpus_examples()
    workloads = [
        {
            "id": f"workload-{number}",
            "name": f"{text.name or 'Workload'} {number}",
            "description": text.description,
        }
        for number in range(count)
        for text in [examples[number % len(examples)].text]
    ]
    with tempfile.TemporaryDirectory() as folder:
        inventory = Path(folder) / "inventory.yaml"
        written = inventory_text(workloads, header=())
        inventory.write_bytes(written.encode() if isinstance(written, str) else written)
        print(f"| {count:,} workloads, whole command | s |\n|---|---|")
        for name, arguments in COMMANDS.items():
            print(f"| {name} | {seconds_of([*arguments, str(inventory)]):.1f} |", flush=True)


def seconds_of(arguments: list[str]) -> float:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "edgetier", *arguments]
    before = at_work()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return at_work() - before


def at_work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
