"""Pins: whether the rules, the taxonomy and the estate in force are those that the configuration asks for."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from edgetier import __version__
from edgetier.cli.settings import Settings
from edgetier.cli.settings_table import PINS, names_in
from edgetier.errors import UserError
from edgetier.findings import Finding, Severity
from edgetier.source import Span

CODE = "ET951"
SHOWN_DIGITS = 12
_YAML = (".yaml", ".yml")


class PinState(NamedTuple):
    """One thing that can be pinned: where it lies, its digest now, and the digest it should have."""

    name: str
    where: str
    in_force: str | None
    pinned: str | None
    origin: str

    @property
    def holds(self) -> bool:
        """Whether nothing is pinned, or the pinned digest is the one in force."""
        return self.pinned in (None, self.in_force)


def check_pins(settings: Settings, digests: Mapping[str, str | None]) -> tuple[Finding, ...]:
    """A finding for each pin that does not hold; `digests` are those in force, of rules, taxonomy and estate."""
    return tuple(_mismatch(state, settings) for state in pin_states(settings, digests) if not state.holds)


def pin_states(settings: Settings, digests: Mapping[str, str | None]) -> Iterator[PinState]:
    """Everything that can be pinned, whether it is or not."""
    for name in names_in(PINS):
        path = settings.pinned_paths.get(name)
        has_own = path is not None and name != "estate"
        yield PinState(
            name=name,
            where=path if has_own and path is not None else _where(name, settings),
            in_force=folder_digest(Path(path)) if has_own and path is not None else digests.get(name),
            pinned=settings.pins.get(name),
            origin=settings.origins.get(f"{PINS}.{name}", "default"),
        )


def folder_digest(folder: Path) -> str:
    """One digest of all YAML files of a folder, by name; comments count, since they may hold the reasons."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix in _YAML)
        lines = [f"{path.name} {file_digest(path)}" for path in files]
    except OSError as error:
        raise UserError(f"cannot read the pinned folder {folder}: {error.strerror}") from error
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def file_digest(path: Path) -> str:
    """The digest of one file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from error


def short(digest: str | None) -> str:
    """As much of a digest as tells it from another."""
    return digest[:SHOWN_DIGITS] if digest else "none"


def _where(name: str, settings: Settings) -> str:
    if name == "estate":
        return settings.estate or "no estate file"
    own: tuple[Path, ...] = getattr(settings, name)
    return " and ".join([f"the {name} of edgetier {__version__}", *(path.as_posix() for path in own)])


def _mismatch(state: PinState, settings: Settings) -> Finding:
    file, line = _place(state.origin)
    text = settings.file.text.splitlines() if settings.file and settings.file.name == file else []
    excerpt = text[line - 1] if line <= len(text) else ""
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        file=file,
        span=Span(line, 1, line, len(excerpt) + 1),
        message=f"the digest of the {state.name} in force ({state.where}) is {short(state.in_force)}, "
        f"the pinned one {short(state.pinned)}",
        help="edgetier config shows both in full, edgetier config --write-pins the lines that pin what is in force",
        excerpt=excerpt,
        path=(PINS, state.name),
    )


def _place(origin: str) -> tuple[str, int]:
    """An origin such as edgetier.toml:3 as file and line."""
    file, _, line = origin.rpartition(":")
    return (file, int(line)) if file and line.isdecimal() else (origin.partition(" ")[0], 1)
