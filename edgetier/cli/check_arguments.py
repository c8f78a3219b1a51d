"""Reads the arguments of `edgetier check` without typer, which takes longer to load than a manifest to check."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from edgetier.cli.check_request import Fixing, Narrowing, Request, Writing
from edgetier.cli.color import Color

# What each option gives: a field, and whether it takes no value, one, or several by being repeated.
FLAG, ONE, MANY = "flag", "one", "many"
OPTIONS: Mapping[str, tuple[str, str]] = {
    "--estate": ("estate", ONE),
    "--taxonomy": ("taxonomy", MANY),
    "--rules": ("rules", MANY),
    "--config": ("config", MANY),
    "--isolated": ("isolated", FLAG),
    "--fail-on": ("fail_on", ONE),
    "--exit-zero": ("exit_zero", FLAG),
    "--format": ("output_format", ONE),
    "-f": ("output_format", ONE),
    "--output-file": ("output", ONE),
    "-o": ("output", ONE),
    "--report": ("report", MANY),
    "--cross-file": ("cross_file", FLAG),
    "--include": ("include", MANY),
    "--exclude": ("exclude", MANY),
    "--force-exclude": ("force_exclude", FLAG),
    "--show-files": ("show_files", FLAG),
    "--stdin-filename": ("stdin_filename", ONE),
    "--allow-empty": ("allow_empty", FLAG),
    "--baseline": ("baseline", ONE),
    "--no-baseline": ("no_baseline", FLAG),
    "--since": ("since", ONE),
    "--fix": ("fix", FLAG),
    "--unsafe-fixes": ("unsafe_fixes", FLAG),
    "--diff": ("diff", FLAG),
    "--today": ("today", ONE),
    "--select": ("select", MANY),
    "--ignore": ("ignore", MANY),
    "--color": ("color", ONE),
    "--quiet": ("quiet", FLAG),
    "-q": ("quiet", FLAG),
    "--verbose": ("verbose", FLAG),
    "-v": ("verbose", FLAG),
}
# Those that a configuration can give as well, by the names that settings have.
SETTINGS = {
    "estate": "estate",
    "taxonomy": "taxonomy",
    "rules": "rules",
    "config": "config",
    "isolated": "isolated",
    "fail_on": "fail_on",
    "output_format": "format",
    "include": "include",
    "exclude": "exclude",
    "baseline": "baseline",
    "today": "today",
}


class _NotPlainError(Exception):
    """The arguments are not of the plain kind."""


def check_request(arguments: Sequence[str]) -> Request | None:
    """None for whatever needs explaining: help, mistakes, and rarer ways of writing options."""
    given: dict[str, object] = {}
    paths: list[str] = []
    try:
        for field, value in _read(iter(arguments), paths):
            _take(field, value, given)
        return request_of(paths, given)
    except _NotPlainError:
        return None


def _read(arguments: Iterator[str], paths: list[str]) -> Iterator[tuple[str, str | None]]:
    for argument in arguments:
        if argument == "--":
            paths += arguments
        elif argument == "-" or not argument.startswith("-"):
            paths.append(argument)
        else:
            yield _option(argument, arguments)


def _option(argument: str, following: Iterator[str]) -> tuple[str, str | None]:
    name, equals, value = argument.partition("=")
    if name not in OPTIONS or (equals and not name.startswith("--")):
        raise _NotPlainError
    field, kind = OPTIONS[name]
    if kind == FLAG:
        if equals:
            raise _NotPlainError
        return field, None
    taken = value if equals else next(following, None)
    if taken is None or (not equals and taken.startswith("-") and taken != "-"):
        raise _NotPlainError
    return field, taken


def _take(field: str, value: str | None, given: dict[str, object]) -> None:
    kind = next(kind for name, kind in OPTIONS.values() if name == field)
    if kind == MANY:
        given[field] = [*_listed(given.get(field)), value]
    else:
        given[field] = True if value is None else value


def request_of(paths: Sequence[str], given: Mapping[str, object]) -> Request:
    """The request that the options make, whoever has read them."""
    return Request(
        paths=tuple(paths or (".",)),
        settings={name: given.get(field) for field, name in SETTINGS.items()},
        force_exclude=bool(given.get("force_exclude")),
        show_files=bool(given.get("show_files")),
        stdin_filename=_text(given.get("stdin_filename")),
        allow_empty=bool(given.get("allow_empty")),
        exit_zero=bool(given.get("exit_zero")),
        narrowing=Narrowing(
            select=_listed(given.get("select")),
            ignore=_listed(given.get("ignore")),
            cross_file=bool(given.get("cross_file")),
            with_baseline=not given.get("no_baseline"),
            since=_text(given.get("since")),
        ),
        fixing=Fixing(*(bool(given.get(field)) for field in ("fix", "unsafe_fixes", "diff"))),
        writing=_writing(given),
    )


def _writing(given: Mapping[str, object]) -> Writing:
    color = str(given.get("color") or Color.AUTO)
    if color not in {*Color}:
        raise _NotPlainError
    output = given.get("output")
    return Writing(
        output=Path(str(output)) if output is not None else None,
        reports=_listed(given.get("report")),
        color=Color(color),
        quiet=bool(given.get("quiet")),
        verbose=bool(given.get("verbose")),
    )


def _listed(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
