"""The baseline in force for one run, and how far the run looked."""

import os
from collections.abc import Sequence
from pathlib import Path

from edgetier.cli.check_judging import Gate, Judged
from edgetier.cli.settings import Settings
from edgetier.source import SourceFile
from edgetier.triage.baseline import Baseline, Looked, prune
from edgetier.triage.baseline_text import NAME, read_baseline
from edgetier.triage.hidden import hidden_by


def baseline_name(settings: Settings) -> str:
    """The file that is configured, else the usual one of the current folder."""
    return settings.baseline or NAME


def baseline_in_force(settings: Settings) -> Baseline | None:
    """None where none is configured and the usual one is not there; a configured one must be."""
    if settings.baseline is None and not Path(NAME).is_file():
        return None
    return read_baseline(baseline_name(settings))


def looked_at(files: Sequence[SourceFile], judged: Judged, gate: Gate, baseline: Baseline) -> Looked:
    """Of a whole portfolio also the files that are not there any more."""
    names = {file.name for file in (*files, *([gate.estate] if gate.estate else ()))}
    if gate.cross_file:
        names |= set(_gone_files(baseline))
    return Looked(names, hidden_by(judged.triaged.everything(), (*files,)), judged.unasked)


def stale_entries(files: Sequence[SourceFile], judged: Judged, gate: Gate, baseline: Baseline) -> int:
    """How many entries of the baseline no longer occur where the run looked."""
    return len(prune(baseline, judged.triaged.counting(), looked_at(files, judged, gate, baseline)).gone)


def _gone_files(baseline: Baseline) -> list[str]:
    paths = {os.path.join(baseline.folder, entry.file) for entry in baseline.entries}  # noqa: PTH118
    return [path for path in sorted(paths) if not os.path.lexists(path)]
