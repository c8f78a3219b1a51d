"""Calls of the user's own git: fixed arguments, bytes back, and one clear line where it cannot answer."""

import subprocess
from pathlib import Path

from edgetier.errors import UserError


def run_git(arguments: list[str], folder: Path, *, asker: str) -> "subprocess.CompletedProcess[bytes]":
    """Whatever its exit code; `asker` is the option that needs it."""
    try:
        return subprocess.run(  # noqa: S603 - fixed arguments; a revision never begins an option
            ["git", "-c", "core.quotepath=off", *arguments],  # noqa: S607 - the user's own git
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise UserError(f"{asker} needs git, which is not installed") from error


def top_of(folder: Path, *, asker: str) -> Path:
    """Where the work tree begins."""
    done = run_git(["rev-parse", "--show-toplevel"], folder, asker=asker)
    return Path(said(done, f"{asker} needs a git repository")).resolve()


def commit_of(revision: str, top: Path, *, asker: str) -> str:
    """The commit that a revision names."""
    wanted = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    return said(run_git(wanted, top, asker=asker), f"git knows no revision '{revision}'")


def said(done: "subprocess.CompletedProcess[bytes]", otherwise: str) -> str:
    """What it printed; `otherwise` is told where it failed."""
    if done.returncode != 0:
        raise UserError(otherwise, help="a shallow clone may lack it: fetch the whole history")
    return done.stdout.decode("utf-8", "surrogateescape").strip()
