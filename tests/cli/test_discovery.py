"""Which manifests a check reads, with patterns, .gitignore, links and the estate's own file."""

from pathlib import Path

import pytest

from edgetier.cli import run
from edgetier.cli.discovery import Patterns, Search, manifests_in
from edgetier.errors import UserError

FILES = (
    "workloads.yaml",
    "a.workloads.yml",
    "other.yaml",
    "team/workloads/x.yaml",
    "team/workloads/archive/old.yaml",
    "build/b.workloads.yaml",
    "kept/build/k.workloads.yaml",
    ".hidden/h.workloads.yaml",
)
EVERYTHING = [
    "a.workloads.yml",
    "build/b.workloads.yaml",
    "kept/build/k.workloads.yaml",
    "team/workloads/archive/old.yaml",
    "team/workloads/x.yaml",
    "workloads.yaml",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("schema: 1\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, include: tuple[str, ...] = (), exclude: tuple[str, ...] = (), force: bool = False):
    here = str(Path.cwd())
    search = Search(Patterns(include, here), Patterns(exclude, here), force_exclude=force)
    return list(manifests_in(paths or (".",), search))


@pytest.mark.usefixtures("folder")
def test_folders_are_searched_for_names_that_mean_manifests() -> None:
    assert found() == EVERYTHING
    assert found("team") == ["team/workloads/archive/old.yaml", "team/workloads/x.yaml"]
    assert found("other.yaml", ".", "./other.yaml") == ["other.yaml", *EVERYTHING]


@pytest.mark.usefixtures("folder")
def test_a_link_to_a_file_is_the_file() -> None:
    Path("again.workloads.yaml").symlink_to("workloads.yaml")
    assert found() == ["a.workloads.yml", "again.workloads.yaml", *EVERYTHING[1:-1]]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("ignored", "left_out"),
    [
        ("build/\n", {"build/b.workloads.yaml", "kept/build/k.workloads.yaml"}),
        ("/build\n", {"build/b.workloads.yaml"}),
        ("*.yml\n# a comment\n\n", {"a.workloads.yml"}),
        ("archive\n!archive\n", set()),
        ("team/**/old.yaml\n", {"team/workloads/archive/old.yaml"}),
    ],
)
def test_what_git_ignores_is_left_out(ignored: str, left_out: set[str]) -> None:
    Path(".gitignore").write_text(ignored)
    assert found() == [name for name in EVERYTHING if name not in left_out]


def test_a_nearer_gitignore_takes_back_what_a_further_one_says(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.yaml\n")
    (folder / "team/.gitignore").write_text("!x.yaml\n")
    assert found() == ["a.workloads.yml", "team/workloads/x.yaml"]


def test_the_gitignore_at_the_top_of_a_repository_counts_below(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("old.yaml\n")
    assert found("team/workloads") == ["team/workloads/x.yaml"]


def test_a_gitignore_above_a_repository_says_nothing(folder: Path) -> None:
    (folder / "team/.git").mkdir()
    (folder / ".gitignore").write_text("old.yaml\n")
    assert len(found("team")) == 2


@pytest.mark.usefixtures("folder")
def test_a_named_file_is_read_whatever_git_ignores() -> None:
    Path(".gitignore").write_text("*\n")
    assert found("other.yaml") == ["other.yaml"]


@pytest.mark.usefixtures("folder")
def test_patterns_of_ones_own() -> None:
    assert found(include=("other.*", "team/")) == [
        "other.yaml",
        "team/workloads/archive/old.yaml",
        "team/workloads/x.yaml",
    ]
    assert found(exclude=("archive", "*.yml", "/build")) == [
        "kept/build/k.workloads.yaml",
        "team/workloads/x.yaml",
        "workloads.yaml",
    ]


@pytest.mark.usefixtures("folder")
def test_only_force_exclude_leaves_out_what_is_named() -> None:
    named = ["team/workloads/archive/old.yaml", "workloads.yaml"]
    assert found(*named, exclude=("archive",)) == named
    assert found(*named, exclude=("archive",), force=True) == named[1:]


@pytest.mark.usefixtures("folder")
def test_wildcards_that_the_shell_has_left_alone() -> None:
    assert found("team/**/*.yaml") == ["team/workloads/archive/old.yaml", "team/workloads/x.yaml"]
    with pytest.raises(UserError, match="no such file or folder"):
        found("none/*.yaml")


@pytest.mark.usefixtures("folder")
def test_the_estate_is_no_manifest_unless_it_is_named() -> None:
    search = Search(estate="workloads.yaml")
    assert "workloads.yaml" not in manifests_in(["."], search)
    assert "workloads.yaml" in manifests_in(["workloads.yaml"], search)


def test_patterns_of_a_configuration_are_seen_from_its_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "edgetier.toml").write_text('exclude = ["/workloads/"]\n')
    monkeypatch.chdir(folder / "team")
    assert run(["check", "--show-files"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(["check", "--show-files", "--exclude", "/workloads/"]) == 3
