"""Refuses to write a result over a file that is read for it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from edgetier.errors import UserError
from edgetier.inventory.discover import found_files


def keep_inputs(inputs: Iterable[str | Path], outputs: Iterable[Path | None]) -> None:
    """Told before anything is read: a slip such as `assess estate.yaml -o estate.yaml` costs the inventory."""
    read = {os.path.realpath(name) for path in inputs for name in _files_of(str(path))}
    for output in outputs:
        if output is not None and str(output) != "-" and os.path.realpath(output) in read:
            raise UserError(
                f"{output} is read, and would be written over", help="give the result another name"
            )


def _files_of(path: str) -> Iterator[str]:
    """A folder stands for the manifests in it; a path that is only there in git stands for itself."""
    return found_files([path]) if Path(path).is_dir() else iter([path])
