"""Writes an inventory of many varied workloads: python benchmarks/generate.py 20000 > big.yaml

With --loaded each also states its servers, most how busy they are, and the estate its hardware.
"""

import random
import sys
from collections.abc import Iterator

METROS = [
    "SIN",
    "FRA",
    "LON",
    "NYC",
    "SYD",
    "GRU",
    "PAR",
    "TYO",
    "IAD",
    "AMS",
    "MAD",
    "CHI",
    "BOM",
    "JNB",
    "DUB",
    "MIA",
]
REGIONS = [
    "aws:us-east-1",
    "aws:eu-central-1",
    "aws:ap-southeast-1",
    "aws:eu-west-1",
    "azure:westeurope",
    "gcp:europe-west3",
]
WORK = [
    ("voice-agent", "inference", "first-token", (400, 900)),
    ("code-completion", "inference", "response", (150, 300)),
    ("visual-inspection", "inference", "response", (60, 140)),
    ("process-control", "inference", "cycle", (15, 60)),
    ("document-summarisation", "inference", "response", (5000, 30000)),
    ("payment-fraud-scoring", "inference", "response", (80, 200)),
    ("recommendation", "inference", "response", (100, 400)),
    ("chat-assistant", "inference", "first-token", (500, 3000)),
]
CHAINED = ["client", "server", "server", "server"]
ACCESS = ["fibre", "fibre", "fibre", "lan", "cable", "wifi", "5g"]
HEAD = """\
schema: 1
portfolio: Benchmark
estate:
  central: aws:us-east-1
  regions: [aws:eu-central-1, aws:ap-southeast-1, aws:eu-west-1, azure:westeurope, gcp:europe-west3]
  metro_edge: {metros: [SIN, FRA, LON, NYC]}
workloads:
"""
HARDWARE = """\
  hardware:
    central-cloud: {accelerator: h100-sxm}
    regional-cloud: {accelerator: h100-sxm}
    metro-edge: {accelerator: l40s}
workloads:"""


def inventory(count: int, seed: int = 1, *, loaded: bool = False) -> str:
    """The same text for the same count and seed; `loaded` states servers, load and hardware besides."""
    chance, beside = random.Random(seed), random.Random(seed + 1)
    written = [workload(number, chance) for number in range(count)]
    if not loaded:
        return HEAD + "".join(written)
    return HEAD.replace("workloads:", HARDWARE) + "".join(with_load(one, beside) for one in written)


def with_load(written: str, chance: random.Random) -> str:
    """A workload with its servers and, for two in three, how busy they are; else the rates tell."""
    if "batch-inference" in written:
        return written
    busy = f", utilisation: {chance.uniform(0.05, 0.9):.2f}" if chance.random() < 0.67 else ""
    tokens = f"k, precision: bf16, input_tokens: {chance.choice([200, 500, 2000])}, output_tokens: 100}}"
    written = written.replace("k}\n    payload", tokens + "\n    payload")
    return written + f"    capacity: {{servers_per_site: {chance.choice([1, 2, 4, 8])}{busy}}}\n"


def workload(number: int, chance: random.Random) -> str:
    """One workload in YAML; every fourth is batch work, every sixth lacks its compute time."""
    if number % 4 == 3:
        return "".join(batch_work(number, chance))
    return "".join(inference(number, chance))


def batch_work(number: int, chance: random.Random) -> Iterator[str]:
    yield f"  - id: batch-{number:06}\n    name: Nightly scoring of book {number}\n"
    yield f"    owner: team-{chance.randrange(200)}\n    tags: [batch, scoring]\n    kind: batch-inference\n"
    yield f"    description: Scores every policy of book {number} overnight and writes the result to the warehouse\n"
    yield f"    current: {{site: {chance.choice(REGIONS)}}}\n    status: production\n"
    yield f"    labels: {{business_unit: unit-{chance.randrange(40)}, criticality: low}}\n"


def inference(number: int, chance: random.Random) -> Iterator[str]:
    archetype, kind, metric, (low, high) = chance.choice(WORK)
    points = ", ".join(demand(chance) for _ in range(chance.choice([1, 1, 1, 1, 2])))
    p50 = chance.randrange(5, max(low // 4, 12))
    yield f"  - id: wl-{number:06}\n    name: Assistant {number} of the claims platform\n"
    yield f"    owner: team-{chance.randrange(200)}\n"
    yield f"    kind: {kind}\n    archetype: {archetype}\n"
    yield f"    latency: {{budget: {chance.randrange(low, high)} ms, metric: {metric}, percentile: p95}}\n"
    yield f"    description: Answers requests of kind {number % 97} for the teams of region {number % 13}\n"
    if number % 6:
        yield f"    compute: {{p50: {p50} ms, p95: {int(p50 * chance.uniform(1.1, 1.9)) + 1} ms, measured: true}}\n"
    yield f"    calls: {{model: {chance.choice([1, 1, 1, 2, 3])}, chained_by: {chance.choice(CHAINED)}}}\n"
    yield f"    model: {{name: llama-3.1-8b, parameters: 8.0e9, context_tokens: {chance.choice([4, 8, 32, 128])}k}}\n"
    yield f"    payload: {{up: {chance.randrange(1, 60)} kB, down: {chance.randrange(1, 40)} kB}}\n"
    yield f"    connection: {chance.choice(['warm', 'warm', 'warm', 'cold'])}\n    demand: [{points}]\n"
    if number % 9 == 0:
        yield f"    depends_on: [{{at: {chance.choice(REGIONS)}, round_trips: {chance.randrange(1, 4)}}}]\n"
    residency = "residency: [EU], " if number % 11 == 0 else ""
    yield f"    constraints: {{{residency}offline: false, safety_function: false}}\n"
    if number % 2:
        yield f"    current: {{site: {chance.choice(REGIONS)}}}\n"
    yield "    status: production\n"


def demand(chance: random.Random) -> str:
    return f"{{at: {chance.choice(METROS)}, access: {chance.choice(ACCESS)}, rps: {chance.randrange(1, 50)}}}"


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    sys.stdout.write(inventory(count, loaded="--loaded" in sys.argv))
