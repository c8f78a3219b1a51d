"""Which settings hold, where each comes from, and what is refused."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from edgetier.cli.settings import Settings, settings_of
from edgetier.cli.settings_table import SETTINGS, Setting
from edgetier.errors import UserError

DIGEST, OTHER = "a" * 64, "b" * 64
DOCS = (Path(__file__).parent.parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")


def settings(folder: Path, environ: Mapping[str, str] | None = None, **flags: object) -> Settings:
    return settings_of(flags, cwd=folder, environ=environ or {})


def refused(folder: Path, environ: Mapping[str, str] | None = None, **flags: object) -> str:
    with pytest.raises(UserError) as mistake:
        settings(folder, environ, **flags)
    return f"{mistake.value.message} | {mistake.value.help}"


def write(folder: Path, text: str, name: str = "edgetier.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    found = settings(tmp_path, isolated=True)
    assert (found.fail_on, found.max_suppression_days, found.estate, found.file) == ("error", 180, None, None)
    assert set(found.origins.values()) == {"default"}


def test_each_layer_beats_the_one_below(tmp_path: Path) -> None:
    write(tmp_path, 'fail_on = "note"\n')
    layers: list[tuple[dict[str, str], dict[str, object], str, str]] = [
        ({}, {}, "note", "edgetier.toml:1"),
        ({"EDGETIER_FAIL_ON": "never"}, {}, "never", "EDGETIER_FAIL_ON"),
        (
            {"EDGETIER_FAIL_ON": "never"},
            {"config": ["fail_on=warning"]},
            "warning",
            "--config fail_on=warning",
        ),
        (
            {"EDGETIER_FAIL_ON": "never"},
            {"config": ["fail_on=warning"], "fail_on": "error"},
            "error",
            "--fail-on",
        ),
    ]
    for environ, flags, value, origin in layers:
        found = settings(tmp_path, environ, **flags)
        assert (found.fail_on, found.origins["fail_on"]) == (value, origin)


def test_the_nearest_folder_above_counts_alone(tmp_path: Path) -> None:
    write(tmp_path, 'fail_on = "note"\nmax_suppression_days = 7\n')
    inner = write(tmp_path / "a", 'fail_on = "warning"\n') / "b"
    inner.mkdir()
    found = settings(inner)
    assert (found.fail_on, found.max_suppression_days) == ("warning", 180)
    assert found.origins["fail_on"] == "../edgetier.toml:1"


def test_edgetier_toml_beats_pyproject_in_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path, '[tool.edgetier]\nfail_on = "note"\n', "pyproject.toml")
    assert settings(tmp_path).origins["fail_on"] == "pyproject.toml:2"
    write(tmp_path, 'fail_on = "warning"\n')
    assert settings(tmp_path).fail_on == "warning"


@pytest.mark.parametrize("text", ['[project]\nname = "edgetier-user"\n', "[tool.ruff]\n", "not toml ["])
def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path, 'fail_on = "note"\n')
    inner = write(tmp_path / "project", text, "pyproject.toml")
    assert settings(inner).fail_on == "note"


def test_paths_of_a_file_are_relative_to_the_file(tmp_path: Path) -> None:
    write(tmp_path, 'estate = "policy/estate.yaml"\nrules = ["rules", "/abs"]\ntaxonomy = "words"\n')
    (tmp_path / "a").mkdir()
    found = settings(tmp_path / "a")
    assert found.estate == "../policy/estate.yaml"
    assert found.rules == (Path("../rules"), Path("/abs"))
    assert found.taxonomy == (Path("../words"),)
    assert settings(tmp_path).estate == "policy/estate.yaml"


def test_a_named_file_is_read_instead_of_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, 'fail_on = "note"\n')
    write(tmp_path / "other", 'estate = "e.yaml"\n', "strict.toml")
    for flags, environ in (
        ({"config": ["other/strict.toml"]}, {}),
        ({}, {"EDGETIER_CONFIG": "other/strict.toml"}),
    ):
        found = settings(tmp_path, environ, **flags)
        assert (found.fail_on, found.estate) == ("error", "other/e.yaml")


def test_isolated_reads_no_file_but_takes_the_rest(tmp_path: Path) -> None:
    write(tmp_path, 'fail_on = "note"\nestate = "e.yaml"\n')
    found = settings(tmp_path, {"EDGETIER_FORMAT": "concise"}, isolated=True, config=["fail_on=never"])
    assert (found.fail_on, found.estate, found.format) == ("never", None, "concise")


def test_variables_hold_lists(tmp_path: Path) -> None:
    environ = {
        "EDGETIER_RULES": os.pathsep.join(("a", "b")),
        "EDGETIER_EXCLUDE": "x/**, y.yaml",
        "EDGETIER_MAX_SUPPRESSION_DAYS": "30",
        "EDGETIER_ESTATE": "",
        "EDGETIER_LEARNED": "1",
        "EDGETIER_CLASSIFIER_ERROR": ".05",
    }
    found = settings(tmp_path, environ, isolated=True)
    assert found.rules == (Path("a"), Path("b"))
    assert (found.exclude, found.max_suppression_days, found.estate) == (("x/**", "y.yaml"), 30, None)
    assert (found.learned, found.classifier_error) == (True, 0.05)


@pytest.mark.parametrize(
    ("item", "name", "value"),
    [
        ("estate=my estate.yaml", "estate", "my estate.yaml"),
        ('estate="e.yaml"', "estate", "e.yaml"),
        (" max_suppression_days = 30 ", "max_suppression_days", 30),
        ('include=["a", "b"]', "include", ("a", "b")),
        ("today=2026-11-24", "today", "2026-11-24"),
        ("learned=true", "learned", True),
        ("classifier_error=0.5", "classifier_error", 0.5),
        (f"pins.rules={DIGEST}", "pins", {"rules": DIGEST}),
        (f"pins.estate.sha256={DIGEST}", "pins", {"estate": DIGEST}),
    ],
)
def test_one_setting_on_the_command_line(tmp_path: Path, item: str, name: str, value: object) -> None:
    assert getattr(settings(tmp_path, isolated=True, config=[item]), name) == value


def test_pins_and_where_they_stand(tmp_path: Path) -> None:
    write(
        tmp_path,
        "# policy\n\n[pins]\n"
        f'rules = {{path = "policy/rules", sha256 = "{DIGEST}"}}\n'
        f'estate.sha256 = "{OTHER}"\n[pins.taxonomy]\nsha256 = "{OTHER.upper()}"\n',
    )
    found = settings(tmp_path)
    assert found.pins == {"rules": DIGEST, "taxonomy": OTHER, "estate": OTHER}
    assert found.pinned_paths == {"rules": "policy/rules"}
    lines = {name: found.origins[f"pins.{name}"] for name in found.pins}
    assert lines == {"rules": "edgetier.toml:4", "estate": "edgetier.toml:5", "taxonomy": "edgetier.toml:6"}


def test_a_pinned_estate_with_a_path_is_the_estate(tmp_path: Path) -> None:
    write(tmp_path, f'[pins]\nestate = {{path = "e.yaml", sha256 = "{DIGEST}"}}\n')
    assert settings(tmp_path).estate == "e.yaml"
    assert settings(tmp_path, estate="mine.yaml").estate == "mine.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('\nfail_onn = "note"\n', "edgetier.toml:2: unknown setting 'fail_onn' | did you mean 'fail_on'?"),
        ('fail-on = "note"', "edgetier.toml:1: unknown setting 'fail-on' | did you mean 'fail_on'?"),
        (
            'fail_on = "eror"',
            "one of error, warning, note, never, found \"eror\" | did you mean 'error'?",
        ),
        ("\n\nestate = 3", "edgetier.toml:3: 'estate' must be a path in quotes, found 3 | None"),
        ("rules = [1]", "edgetier.toml:1: 'rules' must be a list of folders, found [1] | None"),
        ("max_suppression_days = true", "a number of days from 1 to 36500, found true"),
        ("max_suppression_days = 0", "a number of days from 1 to 36500, found 0"),
        ('today = "tomorrow"', 'a date as in 2026-11-24, found "tomorrow"'),
        ("learned = 1", "edgetier.toml:1: 'learned' must be true or false, found 1"),
        ("classifier_error = 0.6", "'classifier_error' must be a share from 0.01 to 0.5, found 0.6"),
        ("classifier_error = nan", "'classifier_error' must be a share from 0.01 to 0.5, found NaN"),
        ("pins = 3", "edgetier.toml:1: 'pins' must be a table"),
        ("[pins]\nruels = 3", "edgetier.toml:2: unknown setting 'pins.ruels' | did you mean 'rules'?"),
        ('[pins]\nrules = "abc"', "edgetier.toml:2: 'pins.rules' must be a sha256 of 64 hexadecimal digits"),
        ("[pins.rules]\nsha265 = 1", "did you mean 'sha256'?"),
        ("a = [1\nb = 2", "edgetier.toml:2: not valid TOML"),
        ('"\\u001b[31m" = 1', "unknown setting '\\x1b[31m'"),
    ],
)
def test_mistakes_in_a_file_name_the_line(tmp_path: Path, text: str, expected: str) -> None:
    write(tmp_path, text)
    assert expected in refused(tmp_path)


def test_other_mistakes(tmp_path: Path) -> None:
    write(tmp_path, '[project]\nname = "x"\n', "pyproject.toml")
    assert "no such configuration file: nowhere.toml" in refused(tmp_path, config=["nowhere.toml"])
    assert "has no [tool.edgetier] table" in refused(tmp_path, config=["pyproject.toml"])
    assert "two files" in refused(tmp_path, config=["a.toml", "b.toml"])
    assert "--isolated reads no file" in refused(tmp_path, config=["pyproject.toml"], isolated=True)
    assert "EDGETIER_FAIL_ON: 'fail_on' must be" in refused(tmp_path, {"EDGETIER_FAIL_ON": "loud"})
    assert "--config nope=1: unknown setting 'nope'" in refused(tmp_path, config=["nope=1"])


def test_a_file_that_is_not_text_or_too_large(tmp_path: Path) -> None:
    (tmp_path / "edgetier.toml").write_bytes(b"# ok\n\xff\xfe")
    assert "edgetier.toml:2: not UTF-8" in refused(tmp_path)
    (tmp_path / "edgetier.toml").write_bytes(b"#" * 1_000_001)
    assert "too large" in refused(tmp_path)
    (tmp_path / "edgetier.toml").write_bytes(b"a = " + b"[" * 50_000)
    assert "not valid TOML" in refused(tmp_path)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "edgetier.toml").write_bytes(b"\xef\xbb\xbffail_on = 'note'\r\n")
    assert settings(tmp_path).fail_on == "note"


def toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def documented(setting: Setting) -> str:
    variable = f"`{setting.variable}`" if setting.variable else "none"
    default = "none" if setting.default in (None, ()) else f"`{toml(setting.default)}`"
    words = f" One of {', '.join(f'`{word}`' for word in setting.choices)}." if setting.choices else ""
    example = f"`{setting.name} = {setting.example}`"
    return f"| `{setting.name}` | {variable} | {default} | {setting.meaning}{words} | {example} |"


def test_the_documentation_lists_exactly_the_settings() -> None:
    rows = [line for line in DOCS.splitlines() if line.startswith("| `")]
    assert rows == [documented(setting) for setting in SETTINGS]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_example_of_every_setting_is_accepted(setting: Setting, tmp_path: Path) -> None:
    example = setting.example.replace("<64 hexadecimal digits>", DIGEST)
    write(tmp_path, f"{setting.name} = {example}\n")
    assert settings(tmp_path).origins[setting.name] == "edgetier.toml:1"


def test_the_example_file_is_accepted(tmp_path: Path) -> None:
    (text,) = re.findall(r"^```toml\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)
    found = settings(write(tmp_path, text))
    assert (found.estate, found.fail_on, set(found.pins)) == ("policy/estate.yaml", "warning", {"rules"})
