"""The files of an inventory as they are at a git revision, or in the working tree."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from edgetier.cli.git_calls import commit_of, run_git, said, top_of
from edgetier.errors import UserError
from edgetier.inventory.discover import input_files, is_inventory
from edgetier.source import Limits, SourceFile, parse, read

_ASKER = "--from"
_REGULAR = ("100644", "100755")  # links and submodules are left out
Read = tuple[tuple[SourceFile, ...], SourceFile | None]


class _Tree(NamedTuple):
    top: Path
    commit: str


class _Blob(NamedTuple):
    path: str  # from the top
    sha: str


def files_at(revision: str | None, paths: Sequence[str], estate: str | None) -> Read:
    """The files and the estate; None is the working tree. What was not there yet is left out."""
    top = top_of(Path.cwd(), asker=_ASKER)
    if revision is None:
        return _working_tree(paths, estate)
    tree = _Tree(top, commit_of(revision, top, asker=_ASKER))
    own = _estate_at(tree, estate) if estate is not None else None
    files = {one.name: one for path in paths for one in _files(tree, path)}
    return tuple(one for name, one in files.items() if not _same(name, estate)), own


def is_there(revision: str | None, path: str) -> bool:
    """Whether a revision, or the working tree, has it."""
    if revision is None:
        return Path(path).exists()
    top = top_of(Path.cwd(), asker=_ASKER)
    tree = _Tree(top, commit_of(revision, top, asker=_ASKER))
    return bool(_listed(tree, _inside(tree, path)))


def _working_tree(paths: Sequence[str], estate: str | None) -> Read:
    """A path that is not there any more is no mistake, unless none is."""
    there = [path for path in paths if Path(path).exists()]
    return input_files(there or paths, estate_path=estate)


def _same(name: str, estate: str | None) -> bool:
    return estate is not None and Path(name).resolve() == Path(estate).resolve()


def _estate_at(tree: _Tree, estate: str) -> SourceFile:
    """As it was there; one that git does not keep is as it is now."""
    inside = _inside(tree, estate, strict=False)
    blobs = [one for one in _listed(tree, inside) if one.path == inside] if inside else []
    return _parsed(tree, blobs[0], estate) if blobs else read(Path(estate), estate)


def _inside(tree: _Tree, path: str, *, strict: bool = True) -> str:
    """From the top of the work tree; "." for the top itself."""
    try:
        return Path(path).resolve().relative_to(tree.top).as_posix()
    except (ValueError, OSError):
        if strict:
            raise UserError(f"{path} is not in the git repository", help="run it there") from None
        return ""


def _files(tree: _Tree, path: str) -> Iterator[SourceFile]:
    inside = _inside(tree, path)
    for blob in sorted(_listed(tree, inside)):
        if blob.path == inside:
            yield _parsed(tree, blob, path)
            continue
        below = PurePosixPath(blob.path).relative_to(inside)
        own = Path(path).resolve().name
        is_hidden = any(part.startswith(".") for part in below.parts)
        if not is_hidden and is_inventory(below.name, (own, *below.parts[:-1])):
            yield _parsed(tree, blob, str(Path(path) / below))


def _listed(tree: _Tree, inside: str) -> list[_Blob]:
    where = [] if inside == "." else [inside]
    wanted = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", tree.commit, "--", *where]
    listing = said(run_git(wanted, tree.top, asker=_ASKER), "git cannot list what the revision holds")
    entries = (line.partition("\t") for line in listing.split("\0") if line)
    described = ((*of.split(" "), path) for of, _, path in entries)
    return [_Blob(path, sha) for mode, _, sha, path in described if mode in _REGULAR]


def _parsed(tree: _Tree, blob: _Blob, name: str) -> SourceFile:
    """Its size is asked first: what a file may not hold is never read from git either."""
    size = said(run_git(["cat-file", "-s", blob.sha], tree.top, asker=_ASKER), f"git cannot read {name}")
    if int(size) > Limits().max_bytes:
        raise UserError(f"{name} is larger than {Limits().max_bytes} bytes in the revision")
    done = run_git(["cat-file", "blob", blob.sha], tree.top, asker=_ASKER)
    if done.returncode != 0:
        raise UserError(f"git cannot read {name}")
    return parse(done.stdout, name)
