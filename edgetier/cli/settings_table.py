"""Every setting there is: name, kind, default and what it is for; files, variables and documentation go by it."""

from collections.abc import Iterator
from typing import NamedTuple

PINS = "pins"


class Setting(NamedTuple):
    """One setting; `kind` says how it is written, `choices` are the only words it may take."""

    name: str
    kind: str  # file | folders | globs | word | text | days | date | flag | share | pin
    default: object
    meaning: str
    example: str  # as it is written in edgetier.toml
    choices: tuple[str, ...] = ()

    @property
    def flag(self) -> str | None:
        """The option of the command line; pins have none."""
        return None if self.kind == "pin" else "--" + self.name.replace("_", "-")

    @property
    def variable(self) -> str | None:
        """The environment variable; pins have none, since they belong under version control."""
        return None if self.kind == "pin" else "EDGETIER_" + self.name.upper()


_PIN_EXAMPLE = '{sha256 = "<64 hexadecimal digits>"}'
_IN_PLACE = '{path = "policy/rules", sha256 = "<64 hexadecimal digits>"}'

SETTINGS: tuple[Setting, ...] = (
    Setting("estate", "file", None, "The file with the estate workloads may run in.", '"policy/estate.yaml"'),
    Setting(
        "taxonomy",
        "folders",
        (),
        "Folders whose taxonomy entries replace shipped ones.",
        '["policy/taxonomy"]',
    ),
    Setting("rules", "folders", (), "Folders of your own rule packs.", '["policy/rules"]'),
    Setting(
        "fail_on",
        "word",
        "error",
        "The least severity that makes the exit code 1.",
        '"warning"',
        ("error", "warning", "note", "never"),
    ),
    Setting(
        "include",
        "globs",
        (),
        "Which files of a folder are manifests; the usual names where empty.",
        '["ai/**/*.yaml"]',
    ),
    Setting("exclude", "globs", (), "Which files and folders are left out.", '["archive/**"]'),
    Setting(
        "baseline", "file", None, "The file of findings that were known before.", '".edgetier-baseline.json"'
    ),
    Setting("max_suppression_days", "days", 180, "How far ahead a suppression may expire, in days.", "90"),
    Setting("format", "text", None, "How `edgetier check` writes its findings.", '"concise"'),
    Setting(
        "today",
        "date",
        None,
        "The day that suppressions are held against; today where not set.",
        '"2026-11-24"',
    ),
    Setting(
        "learned",
        "flag",
        False,
        "Whether a classifier is asked where rules leave the tier open; never by `edgetier check`.",
        "true",
    ),
    Setting(
        "classifier",
        "file",
        None,
        "The classifier to ask in place of the shipped one, where one is asked.",
        '"policy/tiers.json"',
    ),
    Setting(
        "classifier_error",
        "share",
        None,
        "The share of tiers that the classifier may miss, 0.01 to 0.5; its own where not set.",
        "0.1",
    ),
    Setting(
        f"{PINS}.rules",
        "pin",
        None,
        "The digest the rules must have; with a path, the folder that stands in place of the shipped rules.",
        _IN_PLACE,
    ),
    Setting(
        f"{PINS}.taxonomy",
        "pin",
        None,
        "The digest the taxonomy must have; with a path, the folder whose entries come before the shipped ones.",
        _PIN_EXAMPLE,
    ),
    Setting(
        f"{PINS}.estate",
        "pin",
        None,
        "The digest the estate file must have; with a path, the file itself.",
        _PIN_EXAMPLE,
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


def names_in(table: str | None) -> Iterator[str]:
    """The keys that a table of the file may have; None is the file itself."""
    for setting in SETTINGS:
        head, _, tail = setting.name.rpartition(".")
        if head == (table or ""):
            yield tail
    if table is None:
        yield PINS
