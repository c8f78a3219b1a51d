"""What a branch introduces: the manifests as they were at a git revision."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edgetier.errors import UserError
from edgetier.source import SourceFile, parse


@dataclass(frozen=True, slots=True)
class Before:
    """A revision: where the work tree begins, the commit that was branched from, and what has changed since."""

    top: Path
    commit: str
    changed: frozenset[str]  # real paths

    def has_changed(self, name: str) -> bool:
        """Whether a file differs from the revision, or is new."""
        return str(Path(name).resolve()) in self.changed

    def file(self, now: SourceFile) -> SourceFile | None:
        """The file as it was; None where it was not there."""
        if not self.has_changed(now.name):
            return now
        inside = Path(now.name).resolve().relative_to(self.top).as_posix()
        done = _run(["show", f"{self.commit}:{inside}"], self.top)
        return parse(done.stdout, now.name) if done.returncode == 0 else None

    def files(self, now: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
        """Those that were there."""
        return tuple(before for file in now if (before := self.file(file)) is not None)


def before(revision: str) -> Before:
    """Changes count from where the branch left the revision, whatever has happened there since."""
    top = Path(
        _said(["rev-parse", "--show-toplevel"], Path.cwd(), "--since needs a git repository")
    ).resolve()
    commit = _said(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"],
        top,
        f"git knows no revision '{revision}'",
    )
    base = _run(["merge-base", commit, "HEAD"], top)
    start = base.stdout.decode().strip() if base.returncode == 0 else commit
    changed = _names(["diff", "--name-only", "--no-renames", "-z", start, "--"], top)
    new = _names(["ls-files", "--others", "--exclude-standard", "-z"], top)
    return Before(top, start, frozenset(str((top / name).resolve()) for name in (*changed, *new)))


def _names(arguments: list[str], folder: Path) -> list[str]:
    done = _run(arguments, folder)
    if done.returncode != 0:
        raise UserError(
            "git cannot tell what has changed", help=done.stderr.decode("utf-8", "replace").strip()
        )
    return [name for name in done.stdout.decode("utf-8", "surrogateescape").split("\0") if name]


def _said(arguments: list[str], folder: Path, otherwise: str) -> str:
    done = _run(arguments, folder)
    if done.returncode != 0:
        raise UserError(otherwise, help="a shallow clone may lack it: fetch the whole history")
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def _run(arguments: list[str], folder: Path) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603 - fixed arguments; a revision never begins an option
            ["git", "-c", "core.quotepath=off", *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise UserError("--since needs git, which is not installed") from error
