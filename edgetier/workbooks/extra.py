"""The packages behind .xlsx come with an extra; how to get them where they are not there."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from edgetier.errors import UserError

WRITER, READER = "xlsxwriter", "openpyxl"


def require(package: str) -> None:
    """Told before any work is done; nothing is loaded."""
    if find_spec(package) is None:
        raise UserError(f".xlsx needs the package {package}", help="pip install 'edgetier[xlsx]'")


def loaded(package: str) -> Any:
    """The package; neither has types of its own."""
    require(package)
    return import_module(package)
