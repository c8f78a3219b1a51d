"""Mends manifests in place, or shows what mending them would change."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from edgetier.cli.check_judging import Gate, judge
from edgetier.cli.check_request import Fixing
from edgetier.cli.output import write_atomically
from edgetier.errors import UserError
from edgetier.findings import Finding
from edgetier.fixing import Fixed, diff_of, fixed
from edgetier.pipeline.apart import has_estate
from edgetier.report.plain_text import visible
from edgetier.source import SourceFile, parse


class Mended(NamedTuple):
    """One file before and after, and the findings whose fix would have done harm."""

    file: SourceFile
    before: bytes
    after: bytes
    dropped: tuple[Finding, ...] = ()

    @property
    def diff(self) -> str:
        """Empty where nothing changes."""
        return diff_of(self.file.name, self.before, self.after)


def mend(files: Sequence[SourceFile], gate: Gate, fixing: Fixing, *, piped: str | None) -> list[Mended]:
    """Each file by itself, beside those that bring the estate; `piped` is the one that is in no file."""
    found = judge(files, gate).triaged.counting()
    fixable = {item.file for item in found if item.fix and (item.fix.safe or fixing.unsafe)}
    mended = []
    for file in files:
        before = file.text.encode() if file.name == piped else _bytes_of(file.name)
        done = _fixed(file, before, files, gate, fixing) if file.name in fixable else None
        mended.append(Mended(file, before, done.raw, done.dropped) if done else Mended(file, before, before))
    return mended


def left_alone(mended: Sequence[Mended]) -> Iterator[str]:
    """A line for each fix that was dropped."""
    for item in (item for one in mended for item in one.dropped):
        title = item.fix.title if item.fix else item.message
        place = f"{item.file}:{item.span.line}:{item.span.column}"
        yield visible(f"edgetier: {place}: not mended: to {title} would bring another error")


def write_mended(mended: Sequence[Mended], *, piped: str | None) -> tuple[SourceFile, ...]:
    """Whole or not at all; the files as they are now."""
    for one in mended:
        if one.after != one.before and one.file.name != piped:
            write_atomically(Path(one.file.name), one.after)
    return tuple(one.file if one.after == one.before else parse(one.after, one.file.name) for one in mended)


def _fixed(file: SourceFile, before: bytes, files: Sequence[SourceFile], gate: Gate, fixing: Fixing) -> Fixed:
    beside = [other for other in files if other is not file and has_estate(other)]

    def find(raw: bytes) -> Sequence[Finding]:
        found = judge([parse(raw, file.name), *beside], gate).triaged.counting()
        return [item for item in found if item.file == file.name]

    return fixed(before, file.name, find, unsafe=fixing.unsafe)


def _bytes_of(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UserError(f"cannot mend {name}: {error.strerror}") from error
