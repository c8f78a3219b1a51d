"""`edgetier init`: a first inventory with comments, ready to be assessed and edited."""

import os
from pathlib import Path
from typing import Annotated

import typer

from edgetier.cli.output import write_atomically
from edgetier.errors import UserError

DEFAULT_NAME = "workloads.yaml"
SCHEMA_URL = "https://raw.githubusercontent.com/edgetier/edgetier/main/docs/schema/inventory-1.draft-07.json"

STARTER = f"""\
# yaml-language-server: $schema={SCHEMA_URL}
# AI workloads, and where they may run. Assess them with: edgetier assess {{name}}
# Every field is described in docs/inventory.md; what is not known is better left out than guessed.
schema: 1
portfolio: My portfolio

# Where workloads may run: only what is listed. Without this part: any public region and any edge metro.
estate:
  central: aws:us-east-1
  regions: [aws:eu-central-1, aws:ap-southeast-1]
  metro_edge: {{metros: [FRA, SIN]}}
  devices: false

workloads:
  # The least that is worth assessing: what it is, and where the people who wait for it are.
  - id: contract-search
    name: Contract search
    owner: legal-platform
    archetype: contract-analysis # edgetier taxonomy archetypes lists them all
    demand: [{{at: FRA}}]

  # More facts make a surer answer.
  - id: claims-voice
    name: Claims voice assistant
    owner: claims-platform
    archetype: voice-agent
    latency: {{budget: 500 ms, metric: first-token, percentile: p95}} # how fast, and measured how
    calls: {{model: 1}} # model calls for one answer
    compute: {{p50: 120 ms, p95: 180 ms, measured: true}} # of one call, without the network
    payload: {{up: 40 kB, down: 4 kB}}
    connection: warm # kept open between requests
    demand: # who asks from where, and how often
      - {{at: SIN, access: fibre, rps: 12}}
      - {{at: FRA, access: fibre, rps: 3}}
    capacity: {{servers_per_site: 4}}
    status: planned
"""


def init(
    path: Annotated[
        Path, typer.Argument(help="The file to write; a folder gets a workloads.yaml.", show_default=True)
    ] = Path(DEFAULT_NAME),
) -> None:
    """Write a first inventory with comments; a file that is there is never overwritten."""
    target = path / DEFAULT_NAME if path.is_dir() else path
    if os.path.lexists(target):
        raise UserError(f"{target} is already there, and is not overwritten", help="name another file")
    if target.suffix not in (".yaml", ".yml"):
        raise UserError(f"{target} does not end in .yaml", help="edgetier reads .yaml and .yml files")
    write_atomically(target, STARTER.replace("{name}", target.as_posix()))
    typer.echo(f"wrote {target}; next: edgetier assess {target}", err=True)
