"""The two sides of a diff: saved assessments, inventories, or one inventory at two revisions."""

import re
from pathlib import Path
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.cli.diff_revisions import files_at, is_there
from edgetier.cli.reading import assessment_of, assessment_of_files
from edgetier.cli.report import saved_assessment
from edgetier.cli.settings import Settings
from edgetier.errors import UserError
from edgetier.report import saved, to_json

_STDIN = "-"
_HEAD_BYTES = 64 * 2**10
_SAVED = re.compile(rb'"schema_version"\s*:')
_INVENTORY = re.compile(rb'"?schema"?\s*:')


class Asked(NamedTuple):
    """The paths as named, the revisions, and measured round trips for what is assessed now."""

    paths: tuple[str, ...]
    old: str | None
    new: str | None
    rtt: Path | None


def sides_of(asked: Asked, settings: Settings) -> tuple[Assessment, Assessment]:
    """Old and new; UserError where they cannot be told from what was asked."""
    if asked.old is not None:
        return _revisions(asked.old, asked, settings)
    if asked.new is not None:
        raise UserError("--to needs --from", help="as in: edgetier diff --from main inventory.yaml")
    if len(asked.paths) != 2:
        raise UserError("name two sides", help="edgetier diff OLD NEW, or edgetier diff --from REF PATH...")
    if asked.paths == (_STDIN, _STDIN):
        raise UserError("only one side can come from standard input")
    old, new = (_side(path, asked, settings) for path in asked.paths)
    return old, new


def _side(path: str, asked: Asked, settings: Settings) -> Assessment:
    if is_saved(path):
        return saved_assessment(path)
    return rounded(assessment_of([path], settings, asked.rtt))


def _revisions(old: str, asked: Asked, settings: Settings) -> tuple[Assessment, Assessment]:
    """A path that one side lacks was added or removed; one that both lack was misspelt, and would compare nothing."""
    if _STDIN in asked.paths:
        raise UserError("--from needs files or folders", help="standard input has no history")
    for path in asked.paths:
        if not any(is_there(revision, path) for revision in (old, asked.new)):
            ends = f"at {old} nor {f'at {asked.new}' if asked.new else 'in the working tree'}"
            raise UserError(f"{path} is neither {ends}", help="name files or folders that git keeps there")
    return _at(old, asked, settings), _at(asked.new, asked, settings)


def _at(revision: str | None, asked: Asked, settings: Settings) -> Assessment:
    files, estate = files_at(revision, asked.paths, settings.estate)
    return rounded(assessment_of_files(files, estate, settings, asked.rtt))


def rounded(assessment: Assessment) -> Assessment:
    """As it would be saved, so that a number in full is no difference from the one that a report shows."""
    return saved.read(to_json.render(assessment, color=False, width=0))


def is_saved(path: str) -> bool:
    """By its first bytes, for an inventory may be JSON as well; what can be read only once is a saved one."""
    if path == _STDIN or Path(path).is_fifo():
        return True
    head = _head(path)
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
        return path.endswith(".json") and not Path(path).is_dir() and not _INVENTORY.search(head)
    return bool(_SAVED.search(head)) or (path.endswith(".json") and not _INVENTORY.search(head))


def _head(path: str) -> bytes:
    """Nothing for a folder, or for what cannot be read: whoever reads all of it tells why."""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(_HEAD_BYTES)
    except (OSError, ValueError):
        return b""
