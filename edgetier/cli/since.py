"""What a branch introduces: the manifests as they were at a git revision."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from edgetier.cli.git_calls import commit_of, run_git, top_of
from edgetier.errors import UserError
from edgetier.source import SourceFile, parse

_ASKER = "--since"


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
        done = run_git(["show", f"{self.commit}:{inside}"], self.top, asker=_ASKER)
        return parse(done.stdout, now.name) if done.returncode == 0 else None

    def files(self, now: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
        """Those that were there."""
        return tuple(before for file in now if (before := self.file(file)) is not None)


def before(revision: str) -> Before:
    """Changes count from where the branch left the revision, whatever has happened there since."""
    top = top_of(Path.cwd(), asker=_ASKER)
    commit = commit_of(revision, top, asker=_ASKER)
    base = run_git(["merge-base", commit, "HEAD"], top, asker=_ASKER)
    start = base.stdout.decode().strip() if base.returncode == 0 else commit
    changed = _names(["diff", "--name-only", "--no-renames", "-z", start, "--"], top)
    new = _names(["ls-files", "--others", "--exclude-standard", "-z"], top)
    return Before(top, start, frozenset(str((top / name).resolve()) for name in (*changed, *new)))


def _names(arguments: list[str], folder: Path) -> list[str]:
    done = run_git(arguments, folder, asker=_ASKER)
    if done.returncode != 0:
        raise UserError(
            "git cannot tell what has changed", help=done.stderr.decode("utf-8", "replace").strip()
        )
    return [name for name in done.stdout.decode("utf-8", "surrogateescape").split("\0") if name]
