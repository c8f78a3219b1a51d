"""Where a file lies as others see it: with forward slashes, and from the root where it lies below it."""

import os
import posixpath
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from edgetier.findings import Finding
from edgetier.triage.values import CheckResult


def under(result: CheckResult, root: Path | None) -> CheckResult:
    """The same result with every path as it is to be shown."""
    names = {*result.files, *(item.file for item in (*result.findings, *result.suppressed))}
    shown = {name: shown_path(name, root) for name in (*names, *(risk.file for risk in result.accepted))}

    def moved(items: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(replace(item, file=shown[item.file]) for item in items)

    return replace(
        result,
        files=tuple(shown[name] for name in result.files),
        findings=moved(result.findings),
        suppressed=moved(result.suppressed),
        accepted=tuple(replace(risk, file=shown[risk.file]) for risk in result.accepted),
    )


def shown_path(name: str, root: Path | None) -> str:
    """Standard input keeps its name."""
    if name == "-" or name.startswith("<"):
        return name
    for base in _bases(root):
        inside = os.path.relpath(os.path.abspath(name), base).replace(os.sep, "/")  # noqa: PTH100 - no resolving
        if inside != ".." and not inside.startswith("../"):
            return inside
    return posixpath.normpath(name.replace(os.sep, "/"))


def _bases(root: Path | None) -> tuple[str, ...]:
    """The root as it was named, and where its links lead."""
    return () if root is None else (os.path.abspath(root), os.path.realpath(root))  # noqa: PTH100


def uri(path: str) -> str:
    """The path as a URI reference; what is no text any more is kept byte by byte."""
    quoted = quote(path.encode("utf-8", "surrogatepass"), safe="/")
    return f"file://{quoted}" if quoted.startswith("/") else quoted
