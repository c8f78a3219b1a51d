"""Finds taxonomy/ and rules/, in a checkout or in a wheel; the only file that knows where they lie."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from edgetier.errors import UserError


def data_folder(name: str) -> Traversable:
    """Return the shipped folder `taxonomy` or `rules`."""
    shipped = files("edgetier") / "_data" / name
    if shipped.is_dir():
        return shipped
    checkout = Path(__file__).parent.parent
    # Without this guard a broken wheel would read some stranger's site-packages/rules.
    if (checkout / "pyproject.toml").is_file():
        return checkout / name
    raise UserError(f"{name}/ is missing from this installation", help="reinstall edgetier")


def data_files(name: str) -> tuple[Traversable, ...]:
    """Every YAML file of a shipped folder, by name."""
    entries = (entry for entry in data_folder(name).iterdir() if entry.name.endswith((".yaml", ".yml")))
    return tuple(sorted(entries, key=lambda entry: entry.name))
