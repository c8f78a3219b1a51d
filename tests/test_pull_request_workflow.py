"""The workflow of docs/report.md posts a comment once and updates it from then on, against a stand-in for `gh`."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from edgetier.cli import diff_markdown
from edgetier.report import as_markdown, to_markdown

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
# Notes how it was called; a list of comments is answered with the number of the one that is there.
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$*" in *--paginate*) [ -z "$THERE" ] || echo "$THERE";; esac
"""


def workflow() -> Any:
    return yaml.safe_load(PAGE.partition("```yaml\n")[2].partition("```")[0])


def script() -> str:
    return str(workflow()["jobs"]["report"]["steps"][-1]["run"])


def calls(tmp_path: Path, there: str) -> list[str]:
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "comment.md").write_text(f"{to_markdown.MARKER}\n**None of 3 workloads should move.**\n")
    given = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "CALLS": str(tmp_path / "calls"),
        "THERE": there,
        "GITHUB_REPOSITORY": "acme/estate",
        "NUMBER": "7",
    }
    subprocess.run(["bash", "-e", "-c", script()], cwd=tmp_path, env=given, check=True)
    return (tmp_path / "calls").read_text().splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="the step is a script of bash")
@pytest.mark.parametrize(
    ("there", "last"),
    [
        ("", "api --method POST repos/acme/estate/issues/7/comments --field body=@comment.md --silent"),
        (
            "42\n43",
            "api --method PATCH repos/acme/estate/issues/comments/42 --field body=@comment.md --silent",
        ),
    ],
)
def test_one_comment_is_posted_and_then_updated(there: str, last: str, tmp_path: Path) -> None:
    first, second = calls(tmp_path, there)
    assert f'startswith("{to_markdown.MARKER}")' in first
    assert 'user.login == "github-actions[bot]"' in first
    assert second == last


def test_it_may_write_comments_and_no_more() -> None:
    assert workflow()["permissions"] == {"contents": "read", "pull-requests": "write"}


def test_the_page_names_every_marker() -> None:
    markers = (to_markdown.MARKER, diff_markdown.MARKER, as_markdown.MARKER)
    assert [marker for marker in markers if f"`{marker}`" not in PAGE] == []
