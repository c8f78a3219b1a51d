"""A diff that patch takes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from edgetier.fixing import diff_of

PAIRS = [
    ("a\nb\nc\n", "a\nB\nc\n"),
    ("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n"),
    ("a\nb", "a\nB"),
    ("a\nb\n", "a\nb"),
    ("a\u2028b\x0cc\nd\n", "a\u2028B\x0cc\nd\n"),
    ("x\n" * 50 + "a\n" + "y\n" * 50, "x\n" * 50 + "b\n" + "y\n" * 50),
]


def test_it_names_the_file_and_shows_the_line() -> None:
    assert diff_of("x.yaml", "a\nb\n", "a\nc\n") == ("--- x.yaml\n+++ x.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n")


def test_nothing_for_nothing() -> None:
    assert diff_of("x.yaml", "a\n", "a\n") == ""


def test_bytes_are_read_as_manifests_are() -> None:
    before, after = (text.encode("utf-16") for text in ("ä\n", "ö\n"))
    assert diff_of("x.yaml", before, after).endswith("-ä\n+ö\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_git_makes_the_same_of_it(before: str, after: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(before.encode())
    patch = diff_of("x.yaml", before, after).encode()
    subprocess.run(["git", "apply", "-p0", "--whitespace=nowarn", "-"], input=patch, cwd=tmp_path, check=True)
    assert file.read_bytes() == after.encode()
