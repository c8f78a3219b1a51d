"""Leaves out of markup what HTML lets one leave out: end tags that follow from the next one, needless quotes, breaks.

Only for markup whose text is escaped: there, neither a bracket nor a quote in a text can be mistaken for a tag's.
"""

import re

_BREAK = re.compile(r">\n+(?=<)")
_END = re.compile(r"</(?:td|th|tr|li|option)>")
_QUOTED = re.compile(r'(?<=[a-z])="([A-Za-z0-9._-]+)"(/?)')


def slim(markup: str) -> str:
    """The same document in fewer letters."""
    joined = _BREAK.sub(">", markup)
    return _QUOTED.sub(_bare, _END.sub("", joined))


def _bare(found: re.Match[str]) -> str:
    return f"={found[1]}" + (" /" if found[2] else "")
