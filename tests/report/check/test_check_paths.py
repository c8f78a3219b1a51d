"""How paths are shown."""

from pathlib import Path

import pytest

from edgetier.report.check_paths import shown_path, uri


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/repo/team/a.yaml", "team/a.yaml"),
        ("/repo/./team//b/../a.yaml", "team/a.yaml"),
        ("/repository/a.yaml", "/repository/a.yaml"),
        ("/elsewhere/a.yaml", "/elsewhere/a.yaml"),
        ("-", "-"),
        ("<stdin>", "<stdin>"),
        ("/repo/..hidden.yaml", "..hidden.yaml"),
    ],
)
def test_from_the_root_where_it_lies_below(name, shown):
    assert shown_path(name, Path("/repo")) == shown


def test_relative_names_are_those_of_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert shown_path("a.yaml", tmp_path) == "sub/a.yaml"
    assert shown_path("../b.yaml", tmp_path) == "b.yaml"
    assert shown_path("./a.yaml", None) == "a.yaml"


def test_a_root_behind_a_link_is_found(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert shown_path(str(tmp_path / "real" / "a.yaml"), tmp_path / "link") == "a.yaml"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.yaml", "a/b.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("/x y.yaml", "file:///x%20y.yaml"),
        ("half-\udcff.yaml", "half-%ED%B3%BF.yaml"),
    ],
)
def test_uris(path, expected):
    assert uri(path) == expected
