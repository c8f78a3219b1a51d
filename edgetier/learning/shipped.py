"""Reads the data files that come with edgetier for training: the corpus, and what stands in classifier/."""

from typing import Any

from edgetier.datafiles import data_folder
from edgetier.errors import UserError
from edgetier.source import parse


def shipped_data(folder: str, file: str) -> Any:
    """The content of one YAML file of a shipped folder."""
    name = f"{folder}/{file}"
    read = parse((data_folder(folder) / file).read_bytes(), name)
    if read.problems or len(read.documents) != 1:
        raise UserError(f"{name} cannot be read", help="reinstall edgetier")
    return read.documents[0].data
