"""The suppressions of one file: what each says, where it stands, and the line it speaks for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgetier.findings import Finding, Fix, finding
from edgetier.source import SourceFile, SourceText, Span
from edgetier.triage.comments import Comment, marked_comments
from edgetier.triage.grammar import Flaw, Place, Terms, read_terms
from edgetier.triage.homes import Home, Homes

BAD = "ET805"


class Spot(NamedTuple):
    """A comment in its file; `home` is the workload it stands in or before, if any."""

    source: SourceText
    comment: Comment
    line: int  # the line it speaks for: its own, or the next one with content where it stands alone
    home: Home | None

    def span(self, place: Place | None = None) -> Span:
        """Of a part of the comment, or of all of it."""
        start, end = place or Place(0, self.comment.end - self.comment.start)
        return self.source.span(self.comment.start + start, self.comment.start + end)

    def told(
        self,
        code: str,
        message: str,
        *,
        help: str,  # noqa: A002 - the word users read
        place: Place | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding about the comment itself."""
        return finding(
            code,
            message,
            source=self.source,
            span=self.span(place),
            help=help,
            workload=self.home.workload if self.home else None,
            owner=self.home.owner if self.home else None,
            fix=fix,
        )


class Suppression(NamedTuple):
    """A comment that can be read, and whether every word of it could."""

    spot: Spot
    terms: Terms
    flawless: bool

    def codes(self) -> tuple[str, ...]:
        """Each code once."""
        return tuple(dict.fromkeys(named.code for named in self.terms.named))


class Written(NamedTuple):
    """All of one file: those that can be read, and findings about what cannot."""

    homes: Homes
    suppressions: tuple[Suppression, ...]
    flaws: tuple[Finding, ...]


def written_in(file: SourceFile) -> Written | None:
    """Nothing where no comment speaks to us, which is nearly every file."""
    source = SourceText(file.name, file.text)
    comments = marked_comments(source)
    if not comments:
        return None
    homes = Homes(file)
    top = _first_content(source)
    suppressions: list[Suppression] = []
    flaws: list[Finding] = []
    for spot in _spots(source, comments, homes):
        terms, found = _read(spot, top)
        flaws += (spot.told(BAD, flaw.message, help=flaw.help, place=flaw.place) for flaw in found)
        if terms is not None:
            suppressions.append(Suppression(spot, terms, not found))
    return Written(homes, tuple(suppressions), tuple(flaws))


def _read(spot: Spot, top: int) -> tuple[Terms | None, Sequence[Flaw]]:
    terms, flaws = read_terms(spot.source.text[spot.comment.start : spot.comment.end])
    if terms is not None and terms.whole_file and spot.comment.line >= top:
        message = "ignore-file stands in the comments at the top of the file"
        return None, (Flaw(terms.verb, message, "move it there, or write ignore for this line alone"),)
    return terms, flaws


def _spots(source: SourceText, comments: Sequence[Comment], homes: Homes) -> Iterator[Spot]:
    """Backwards, so that of several comments in a row each finds its line without reading on."""
    line_of: dict[int, int] = {}
    last = source.line_at(len(source.text))
    for comment in reversed(comments):
        line = comment.line
        if comment.alone:
            line += 1
            while line not in line_of and line <= last and _is_idle(source.line(line)):
                line += 1
            line = line_of[comment.line] = line_of.get(line, line)
        yield Spot(source, comment, line, homes.at(line))


def _first_content(source: SourceText) -> int:
    lines = range(1, source.line_at(len(source.text)) + 1)
    return next((line for line in lines if not _is_idle(source.line(line))), len(lines) + 1)


def _is_idle(text: str) -> bool:
    """Blank, or a comment and nothing else; `---` only says that a document starts."""
    shown = text.strip()
    return not shown or shown.startswith("#") or shown == "---"
