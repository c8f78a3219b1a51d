"""One run of the gate, from the names of files to an exit code."""

import os
from collections.abc import Sequence
from pathlib import Path

from edgetier import __version__
from edgetier.cli.baseline_use import baseline_in_force, baseline_name, stale_entries
from edgetier.cli.check_judging import Gate, Judged, gate_of, judge
from edgetier.cli.check_reading import read_manifests
from edgetier.cli.check_request import Request
from edgetier.cli.check_writing import STDERR, exit_code, reports_of, tell, write_reports
from edgetier.cli.discovery import Patterns, Search, manifests_in
from edgetier.cli.inputs_kept import keep_inputs
from edgetier.cli.output import write_result
from edgetier.cli.progress import watching
from edgetier.cli.report_option import Report
from edgetier.cli.settings import Settings, settings_of
from edgetier.findings import Finding
from edgetier.inventory.discover import STDIN
from edgetier.source import SourceFile
from edgetier.triage.baseline import known
from edgetier.triage.values import CheckResult


def run(request: Request) -> int:
    """The whole of it."""
    settings = settings_of(request.settings, cwd=Path.cwd(), environ=os.environ)
    reports = reports_of(request.writing, settings.format)
    names = manifests_in(request.paths, search_of(settings, force_exclude=request.force_exclude))
    keep_inputs(names, (report.path for report in reports))
    if request.show_files:
        write_result("".join(f"{name}\n" for name in names), None)
        return exit_code((), settings.fail_on, empty=not names and not request.allow_empty)
    with watching(stdin=STDIN in names, quiet=request.writing.quiet) as progress:
        gate = gate_of(settings, request.narrowing)
        files = read_manifests(names, request.stdin_filename, progress.told)
    if request.fixing.wanted:
        piped = next((f.name for f, name in zip(files, names, strict=True) if name == STDIN), None)
        return _mended(files, gate, settings, request=request, piped=piped)
    return _told(_result(files, gate, settings, request), gate, settings, request, reports)


def _mended(
    files: Sequence[SourceFile], gate: Gate, settings: Settings, *, request: Request, piped: str | None
) -> int:
    """The mended text of standard input is the result then, and the findings go to standard error."""
    from edgetier.cli.check_fixing import left_alone, mend, write_mended  # most runs mend nothing

    mended = mend(files, gate, request.fixing, piped=piped)
    tell(*left_alone(mended))
    if request.fixing.only_show:
        diff = "".join(one.diff for one in mended)
        write_result(diff, request.writing.output)
        return int(bool(diff) and not request.exit_zero)
    reports = reports_of(request.writing, settings.format)
    after = write_mended(mended, piped=piped)
    if piped is not None:
        write_result(b"".join(one.after for one in mended if one.file.name == piped), None)
        reports = (reports[0]._replace(path=reports[0].path or STDERR), *reports[1:])
    return _told(_result(after, gate, settings, request), gate, settings, request, reports)


def _told(
    result: CheckResult, gate: Gate, settings: Settings, request: Request, reports: Sequence[Report]
) -> int:
    if request.writing.verbose:
        tell(*_explained(result, settings, gate))
    write_reports(result, reports, request.writing)
    empty = not result.files and not request.allow_empty
    if empty:
        tell("edgetier: no manifest found (see: edgetier check --help)")
    fail_on = "never" if request.exit_zero else settings.fail_on
    return exit_code(result.findings, fail_on, empty=empty)


def _result(files: Sequence[SourceFile], gate: Gate, settings: Settings, request: Request) -> CheckResult:
    narrowing = request.narrowing
    with watching("Checking", quiet=request.writing.quiet):
        judged = judge(files, gate)
    triaged = judged.triaged
    findings = triaged.counting()
    if narrowing.since is not None:
        from edgetier.cli.known_before import introduced_since  # starts git

        findings = introduced_since(narrowing.since, files, gate, findings)
    findings, old = (
        _parted(findings, files, judged, gate, settings) if narrowing.with_baseline else (findings, ())
    )
    return CheckResult(
        tool_version=__version__,
        files=tuple(file.name for file in files),
        findings=findings,
        suppressed=triaged.suppressed,
        accepted=triaged.accepted,
        in_baseline=len(old),
        workloads=judged.workloads,
        rules_digest=judged.rules_digest,
        taxonomy_digest=gate.rulebook.catalogue.digest,
    )


def _parted(
    findings: tuple[Finding, ...], files: Sequence[SourceFile], judged: Judged, gate: Gate, settings: Settings
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """New and known before; says how much of the baseline no longer occurs."""
    baseline = baseline_in_force(settings)
    if baseline is None:
        return findings, ()
    stale = stale_entries(files, judged, gate, baseline)
    if stale:
        name = baseline_name(settings)
        tell(f"edgetier: {stale} of the findings in {name} no longer occur (see: edgetier baseline prune)")
    return known(findings, baseline)


def search_of(settings: Settings, *, force_exclude: bool = False) -> Search:
    """How folders are searched for manifests."""
    return Search(
        include=Patterns(settings.include, _folder_of("include", settings)),
        exclude=Patterns(settings.exclude, _folder_of("exclude", settings)),
        force_exclude=force_exclude,
        estate=settings.estate,
    )


def _folder_of(name: str, settings: Settings) -> str:
    """Patterns of a configuration file are seen from its folder, all others from the current one."""
    file = settings.file
    from_file = file is not None and settings.origins.get(name, "").startswith(f"{file.name}:")
    return os.path.abspath(file.folder if file and from_file else os.curdir)  # noqa: PTH100


def _explained(result: CheckResult, settings: Settings, gate: Gate) -> list[str]:
    estate = gate.estate.name if gate.estate else "that of the manifests, or the shipped one"
    origin = settings.origins.get("estate", "default")
    return [
        *(f"read: {name}" for name in result.files),
        f"estate: {estate} ({origin})",
        f"rules: {result.rules_digest[:12]}, taxonomy: {result.taxonomy_digest[:12]}, today: {gate.today}",
    ]
