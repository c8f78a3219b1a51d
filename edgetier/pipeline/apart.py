"""Which files are judged against one estate, where every file must be judged by itself."""

from collections.abc import Iterator, Sequence

from edgetier.source import SourceFile

Group = tuple[tuple[SourceFile, ...], SourceFile | None]


def groups_of(files: Sequence[SourceFile], estate: SourceFile | None) -> Iterator[Group]:
    """One group, unless several files bring an estate: then each of these is judged against its own."""
    own = [] if estate is not None else [file for file in files if has_estate(file)]
    if len(own) < 2:
        yield tuple(files), estate
        return
    rest = [file for file in files if file not in own[1:]]
    yield tuple(rest), None
    yield from (((file,), None) for file in own[1:])


def has_estate(file: SourceFile) -> bool:
    """Whether a file brings an estate of its own."""
    return any(
        isinstance(document.data, dict) and document.data.get("estate") is not None
        for document in file.documents
    )
