"""Everything the product does with a manifest, in one process, and what must hold whatever the manifest is."""

import json
import re
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.decision_tables.folders import all_packs
from edgetier.findings import Finding
from edgetier.fixing import diff_of, fixed
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import load
from edgetier.pipeline import assess
from edgetier.pipeline.checking import Manifests, Policy, check
from edgetier.report import FORMATS, render
from edgetier.report.check_formats import CHECK_FORMATS, render_check
from edgetier.report.diagnostics import concise, full
from edgetier.report.saved import read
from edgetier.source import SourceFile, SourceText, parse
from edgetier.triage.suppressions import apply_suppressions
from edgetier.triage.values import CheckResult

NAME = "fuzz.yaml"
_COMMANDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
TODAY = date(2026, 10, 1)


@cache
def policy() -> Policy:
    """The shipped one."""
    catalogue, _ = load_catalogue()
    return Policy(catalogue, all_packs(domains_of(catalogue)).packs)


def goes_well(raw: bytes, turn: int) -> None:
    """Reads, assesses and checks it, and reports in the format whose turn it is."""
    file = parse(raw, NAME)
    _assess_goes_well(file, turn)
    findings = _check_goes_well(file, turn)
    if turn % 5 == 0 and findings:
        _fixing_goes_well(raw)


def _assess_goes_well(file: SourceFile, turn: int) -> None:
    catalogue, packs = policy()
    inventory, faults = load([file], None, vocabulary_of(catalogue))
    assessment = assess(inventory, catalogue=catalogue, packs=packs, found=faults)
    all_in_range(assessment.findings, file)
    name = tuple(FORMATS)[turn % len(FORMATS)]
    text = printable(render(name, assessment))
    if name == "json":
        json.loads(text, parse_constant=_refuse)
        assert render("json", read(text)) == text


def _check_goes_well(file: SourceFile, turn: int) -> tuple[Finding, ...]:
    checked = check(Manifests((file,)), policy(), cross_file=turn % 2 == 0)
    triaged = apply_suppressions(checked.findings, [file], today=TODAY, unasked=checked.unasked)
    all_in_range(triaged.everything(), file)
    result = CheckResult(
        "0", (NAME,), triaged.counting(), triaged.suppressed, triaged.accepted, 0, 1, "rules", "taxonomy"
    )
    name = tuple(CHECK_FORMATS)[turn % len(CHECK_FORMATS)]
    text = printable(render_check(name, result))
    _ANALYSED.get(name, len)(text)
    printable(full(result.findings) if turn % 2 else concise(result.findings))
    return result.findings


def _fixing_goes_well(raw: bytes) -> None:
    """What is fixed stays fixed, and only what was found is changed."""
    done = fixed(raw, NAME, _found, unsafe=True)
    assert bool(done.applied) == (done.raw != raw)
    assert fixed(done.raw, NAME, _found, unsafe=True).applied == ()
    diff_of(NAME, raw, done.raw).encode()


def _found(raw: bytes) -> tuple[Finding, ...]:
    return load([parse(raw, NAME)], None, vocabulary_of(policy().catalogue))[1]


def all_in_range(findings: tuple[Finding, ...], *files: SourceFile) -> None:
    """Every finding points at something that is there."""
    texts = {file.name: SourceText(file.name, file.text) for file in files}
    for item in findings:
        assert item.message
        _in_range(item, texts[item.file])


def _in_range(item: Finding, text: SourceText) -> None:
    span = item.span
    lines = text.line_at(len(text.text))
    assert 1 <= span.line <= span.end_line <= lines, item
    assert (span.line, span.column) <= (span.end_line, span.end_column), item
    for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
        assert 1 <= column <= len(text.line(line)) + 1, item
    assert text.line(span.line).startswith(item.excerpt)


def printable(text: str) -> str:
    """Text that can be written, and that no terminal takes for a command."""
    text.encode()
    assert not _COMMANDS.search(text)
    return text


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


def _as_json(text: str) -> None:
    json.loads(text, parse_constant=_refuse)


def _as_json_lines(text: str) -> None:
    for line in text.splitlines():
        _as_json(line)


_ANALYSED = {
    **dict.fromkeys(("json", "sarif", "gitlab", "rdjson"), _as_json),
    "jsonl": _as_json_lines,
    "junit": ET.fromstring,
}
