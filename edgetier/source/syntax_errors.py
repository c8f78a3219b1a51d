"""Errors of the parser in our own words: libyaml's differ by release and speak of its insides."""

from collections.abc import Mapping

from edgetier.source.events import MarkedYAMLError
from edgetier.source.problems import ANCHOR_HELP, TAG_HELP, Wording

_INDENT = "check that keys of one mapping start in the same column, and that quotes and brackets are closed"
_ESCAPE = "double a backslash that is meant literally, or use single quotes"
_DIRECTIVE = "a line that starts with % is a directive; quote the text if it is meant literally"

# What libyaml calls the problem, and where it has one name for several, what it was doing.
_WORDINGS: Mapping[str | tuple[str, str], Wording] = {
    "could not find expected ':'": Wording(
        "this line is neither 'key: value' nor the rest of a text",
        "is a ':' missing after the key?",
        at_start=True,
    ),
    "mapping values are not allowed in this context": Wording(
        "a key and its ':' are not possible here",
        'quote a text that holds ": "; else check the indentation of this line and the one before',
    ),
    "block sequence entries are not allowed in this context": Wording(
        "a list item is not possible here", "start '- ' on a line of its own, below its key"
    ),
    "mapping keys are not allowed in this context": Wording("a key is not possible here", _INDENT),
    "found character that cannot start any token": Wording(
        "a text cannot start with this character",
        "indent with spaces, not tabs; quote a text that starts with @, ` or %",
    ),
    "found a tab character that violates indentation": Wording(
        "a tab is used as indentation", "indent with spaces"
    ),
    "found a tab character where an indentation space is expected": Wording(
        "a tab is used as indentation", "indent with spaces"
    ),
    ("while scanning a quoted scalar", "found unexpected end of stream"): Wording(
        "the quoted text that starts here never ends", "add the closing quote", at_start=True
    ),
    ("while scanning a quoted scalar", "found unexpected document indicator"): Wording(
        "the quoted text that starts here never ends",
        "add the closing quote before the line '---' or '...'",
        at_start=True,
    ),
    "found unknown escape character": Wording("an unknown escape in a double-quoted text", _ESCAPE),
    "did not find expected hexdecimal number": Wording("an escape with a wrong number", _ESCAPE),
    "found invalid Unicode character escape code": Wording(
        "an escape for a character that does not exist", _ESCAPE
    ),
    "did not find expected ',' or ']'": Wording(
        "the list '[' that starts here is not closed, or lacks a comma",
        "add the missing ',' or ']'",
        at_start=True,
    ),
    "did not find expected ',' or '}'": Wording(
        "the mapping '{' that starts here is not closed, or lacks a comma",
        "add the missing ',' or '}'",
        at_start=True,
    ),
    "did not find expected key": Wording("this does not fit the mapping that it stands in", _INDENT),
    "did not find expected '-' indicator": Wording(
        "this does not fit the list that it stands in", "start each item with '- ' in the same column"
    ),
    ("while parsing a flow node", "did not find expected node content"): Wording(
        "a value is missing here", "is there a ',' or ':' too many?"
    ),
    "did not find expected node content": Wording("a value is missing here", _INDENT),
    "did not find expected <document start>": Wording(
        "the document has ended, and more follows",
        "start a new document with '---', or check the indentation",
    ),
    "did not find expected comment or line break": Wording(
        "more text after | or >", "start the text on the next line, or quote it"
    ),
    "found an indentation indicator equal to 0": Wording("| or > cannot be indented by 0", "use 1 to 9"),
    "did not find expected alphabetic or numeric character": Wording("& or * without a name", ANCHOR_HELP),
    "found undefined tag handle": Wording("an unknown tag", TAG_HELP),
    "did not find expected tag URI": Wording("a tag without a name", TAG_HELP),
    "did not find expected '!'": Wording("a malformed tag", TAG_HELP),
    "did not find expected whitespace or line break": Wording("a space is missing here", TAG_HELP),
    "found incompatible YAML document": Wording("this version of YAML is not known", "remove the %YAML line"),
    "found duplicate %YAML directive": Wording("%YAML is given twice", "remove one"),
    "found duplicate %TAG directive": Wording("%TAG is given twice", "remove one"),
    "found unknown directive name": Wording("an unknown directive", _DIRECTIVE),
    "could not find expected directive name": Wording("a directive without a name", _DIRECTIVE),
    "did not find expected digit or '.' character": Wording("a malformed %YAML directive", _DIRECTIVE),
    "found extremely long version number": Wording("a malformed %YAML directive", _DIRECTIVE),
}
_UNKNOWN = Wording("this is not valid YAML", _INDENT)


def syntax_error(error: Exception) -> tuple[Wording, int | None]:
    """Our wording for an error of the parser, and the character offset it is about, where it has one."""
    if not isinstance(error, MarkedYAMLError):
        return _UNKNOWN, None
    problem, context = error.problem or "", error.context or ""
    wording = _WORDINGS.get((context, problem)) or _WORDINGS.get(problem, _UNKNOWN)
    mark = (error.context_mark if wording.at_start else None) or error.problem_mark
    return wording, mark.index if mark else None


def is_too_deep(error: Exception) -> bool:
    """Whether the parser gave up on the nesting: from libyaml 0.2.6 on it does so at a thousand."""
    return isinstance(error, MarkedYAMLError) and error.problem == "exceeded maximum nesting depth"
