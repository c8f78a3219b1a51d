"""`edgetier baseline`: findings that are known and do not count until they come back after they were gone."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from edgetier.cli.baseline_use import baseline_name, looked_at
from edgetier.cli.check_judging import Gate, Judged, gate_of, judge
from edgetier.cli.check_options import Baseline as BaselineOption
from edgetier.cli.check_options import Config, Estate, Isolated, Paths, Rules, Taxonomy, Today
from edgetier.cli.check_reading import read_manifests
from edgetier.cli.check_request import Narrowing
from edgetier.cli.check_run import search_of
from edgetier.cli.check_writing import tell
from edgetier.cli.discovery import manifests_in
from edgetier.cli.mistakes import NOTHING_TO_CHECK
from edgetier.cli.output import write_atomically, write_result
from edgetier.cli.settings import Settings, settings_here
from edgetier.codes import CODES
from edgetier.findings import Finding
from edgetier.report.plain_text import visible
from edgetier.report.words import plural
from edgetier.source import SourceFile
from edgetier.triage.baseline import Baseline, Entry, extended, prune, seen_from
from edgetier.triage.baseline_text import NAME, baseline_text, folder_of, read_baseline
from edgetier.triage.code_names import not_suppressible

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Keep the findings that are known, so that only new ones count.",
)
WHOLE_PORTFOLIO = Narrowing(select=(), ignore=(), cross_file=True, with_baseline=False, since=None)


class Run(NamedTuple):
    """What the manifests come to now."""

    files: tuple[SourceFile, ...]
    judged: Judged
    gate: Gate

    def findings(self) -> Iterator[Finding]:
        """Those in manifests and in the estate; what is wrong with the policy is nobody's to get used to."""
        read = {file.name for file in (*self.files, *([self.gate.estate] if self.gate.estate else ()))}
        return (item for item in self.judged.triaged.counting() if item.file in read)


@app.command("write")
def write(
    paths: Paths = None,
    baseline: BaselineOption = None,
    estate: Estate = None,
    taxonomy: Taxonomy = None,
    rules: Rules = None,
    config: Config = None,
    isolated: Isolated = False,
    today: Today = None,
) -> None:
    """Take all findings that count now into the baseline; those known before keep the day they were first seen."""
    settings = settings_here(
        baseline=baseline,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        config=config,
        isolated=isolated,
        today=today,
    )
    run = _run(paths, settings)
    name = baseline_name(settings)
    before = read_baseline(name) if Path(name).exists() else Baseline((), folder_of(name))
    looked = looked_at(run.files, run.judged, run.gate, before)
    after = extended(before, run.findings(), looked, run.gate.today)
    write_atomically(Path(name), baseline_text(after))
    tell(*_told_of_writing(name, after, run, settings))


@app.command("prune")
def prune_(
    paths: Paths = None,
    baseline: BaselineOption = None,
    estate: Estate = None,
    taxonomy: Taxonomy = None,
    rules: Rules = None,
    config: Config = None,
    isolated: Isolated = False,
    today: Today = None,
) -> None:
    """Take out of the baseline what no longer occurs, so that it counts should it come back."""
    settings = settings_here(
        baseline=baseline,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        config=config,
        isolated=isolated,
        today=today,
    )
    name = baseline_name(settings)
    before = read_baseline(name)
    run = _run(paths, settings)
    pruned = prune(before, run.findings(), looked_at(run.files, run.judged, run.gate, before))
    if pruned.baseline != before:
        write_atomically(Path(name), baseline_text(pruned.baseline))
    write_result("".join(f"{_line(entry)}\n" for entry in pruned.gone), None)
    tell(f"{name}: {_count(pruned.gone)} gone, {_count(pruned.baseline.entries)} left")


@app.command("show")
def show(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Only what is known of these files and folders.")
    ] = None,
    baseline: BaselineOption = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print what the baseline holds, an entry a line."""
    name = baseline_name(settings_here(baseline=baseline, config=config, isolated=isolated))
    known = read_baseline(name)
    entries = [entry for entry in known.entries if _is_under(entry, known, paths)]
    write_result("".join(f"{_line(entry)}\n" for entry in entries), None)
    tell(f"{name}: {_count(entries)}")


def _run(paths: Sequence[str] | None, settings: Settings) -> Run:
    names = manifests_in(tuple(paths or (".",)), search_of(settings))
    if not names:
        tell("edgetier: no manifest found, and nothing was written")
        raise typer.Exit(NOTHING_TO_CHECK)
    gate = gate_of(settings, WHOLE_PORTFOLIO)
    files = read_manifests(names, None)
    return Run(files, judge(files, gate), gate)


def _told_of_writing(name: str, after: Baseline, run: Run, settings: Settings) -> Iterator[str]:
    yield f"{name}: {_count(after.entries)}"
    refused = sum(not_suppressible(item.code) for item in run.findings())
    if refused:
        yield f"{plural(refused, 'finding')} cannot be put into a baseline: edgetier check shows them"
    if settings.baseline is not None and settings.origins.get("baseline") == "--baseline":
        yield f'use it with: edgetier check --baseline {name}, or baseline = "{name}" in edgetier.toml'
    elif name == NAME:
        yield "edgetier check uses it wherever it is started in this folder"


def _count(entries: Iterable[Entry]) -> str:
    """How many findings are known."""
    return plural(sum(entry.count for entry in entries), "known finding")


def _line(entry: Entry) -> str:
    whose = f"{entry.workload} " if entry.workload is not None else ""
    field = ".".join(map(str, entry.path))
    times = f" ({entry.count} times)" if entry.count > 1 else ""
    where = f"{entry.file}: {entry.severity}[{entry.code} {CODES[entry.code].name}] {whose}{field}".rstrip()
    return visible(f"{where}{times}, first seen {entry.first_seen}")


def _is_under(entry: Entry, known: Baseline, paths: Sequence[str] | None) -> bool:
    wanted = [seen_from(known.folder, path) for path in paths or ()]
    return not wanted or any(
        path in (".", entry.file) or entry.file.startswith(f"{path}/") for path in wanted
    )
