"""What can be wrong with a file as YAML, and how we word it."""

from typing import NamedTuple

from edgetier.source.text import Span


class Problem(NamedTuple):
    """One thing wrong with the file itself; `kind` is syntax, duplicate-key, limit or encoding."""

    kind: str
    span: Span
    message: str
    help: str | None


class Wording(NamedTuple):
    """`at_start` points at where the unfinished thing begins, not at where the parser gave up on it."""

    message: str
    help: str | None = None
    at_start: bool = False


ANCHOR_HELP = "letters, digits, - and _ may follow & or *; quote the text if it is meant literally"
TAG_HELP = "remove the tag, or quote the text if it is meant literally"


def duplicate_key(key: str, *, first_line: int) -> Wording:
    return Wording(
        f"the key '{shortened(key)}' is given twice; the first is on line {first_line}", "keep one of the two"
    )


def complex_key() -> Wording:
    return Wording("a key must be a word, not a list or a mapping", "quote the key if it is meant as text")


def unknown_tag(tag: str) -> Wording:
    return Wording(f"the tag '{shortened(_as_written(tag))}' is not accepted", TAG_HELP)


def lying_tag(tag: str, text: str) -> Wording:
    return Wording(
        f"'{shortened(text)}' is not what its tag '{_as_written(tag)}' says",
        "remove the tag or change the value",
    )


def unknown_anchor(name: str) -> Wording:
    return Wording(
        f"'*{shortened(name)}' refers to nothing: there is no '&{shortened(name)}' before it", ANCHOR_HELP
    )


def recursive_alias(name: str) -> Wording:
    return Wording(f"'*{shortened(name)}' stands inside the very thing it refers to", "write the value out")


def bad_merge() -> Wording:
    return Wording(
        "'<<' can only take in a mapping or a list of mappings",
        "name the mapping with *, as in '<<: *defaults'",
    )


def too_deep(limit: int) -> Wording:
    return Wording(f"lists and mappings are nested more than {limit} deep", None)


def too_many_nodes(limit: int) -> Wording:
    return Wording(f"more than {limit:,} values in one file", "split the file")


def too_many_documents(limit: int) -> Wording:
    return Wording(f"more than {limit:,} documents in one file", "split the file")


def too_many_aliased(limit: int) -> Wording:
    return Wording(
        f"aliases (*) stand for more than {limit:,} values", "write out the largest of them less often"
    )


def too_many_problems(limit: int) -> Wording:
    return Wording(f"more than {limit} problems in this file; the rest is not read", "mend these first")


def too_big(limit: int) -> Wording:
    return Wording(f"the file has more than the {limit:,} bytes that are allowed", "split the file")


def not_text(complaint: str) -> Wording:
    return Wording(complaint, "save the file as UTF-8 text")


def shortened(text: str) -> str:
    """Short and printable: this is text from a file that nobody has checked."""
    shown = text if len(text) <= 60 else text[:57] + "..."
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in shown)


def _as_written(tag: str) -> str:
    core = "tag:yaml.org,2002:"
    return tag.replace(core, "!!", 1) if tag.startswith(core) else tag
