"""Templates: everything escaped, nothing lenient, no control character let through."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from edgetier.report.plain_text import visible

HERE = Path(__file__).parent


def filled(template: str, **values: object) -> str:
    """The template with these values; text is escaped wherever it goes."""
    return _environment().get_template(template).render(**values)


def trusted(text: str) -> Markup:
    """Markup of our own making, or text that was escaped already."""
    return Markup(text)  # noqa: S704 - the style sheet, the script, pictures and filled templates


def shipped(name: str) -> str:
    """A file that lies beside this one."""
    return (HERE / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )


def _shown(value: object) -> object:
    return visible(value) if type(value) is str else value
