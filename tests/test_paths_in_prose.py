"""Files that the prose names exist, and so do the headings and files that it links to."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROSE = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
IDS = [path.relative_to(ROOT).as_posix() for path in PROSE]
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
OURS = r"(?:edgetier|taxonomy|rules|tests|docs|examples|tools|\.ci)/"
NAMED = re.compile(rf"`({OURS}[^`\s]*)`")
LINKED = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")


def text_of(path: Path) -> str:
    return FENCED.sub("", path.read_text(encoding="utf-8"))


def anchors_of(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PROSE, ids=IDS)
def test_every_file_that_is_named_exists(path: Path) -> None:
    # A name with a placeholder, such as tests/cases/<CODE>/, is a pattern that must match something.
    named = {re.sub(r"<[^>]+>", "*", name).rstrip("/") for name in NAMED.findall(text_of(path))}
    assert [name for name in sorted(named) if not any(ROOT.glob(name))] == []


@pytest.mark.parametrize("path", PROSE, ids=IDS)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target, anchor in LINKED.findall(text_of(path)):
        linked = (path.parent / target).resolve() if target else path
        assert linked.exists(), target
        assert not anchor or anchor in anchors_of(linked), f"{target}#{anchor}"
