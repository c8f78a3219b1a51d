"""JSON that every reader takes: ASCII alone, finite numbers, no half of a surrogate pair."""

import json
import re

_BEYOND = re.compile("[\x7f-\U0010ffff]")
_DELETE = "\x7f"  # ASCII, but nothing that can be seen
_REPLACEMENT = "\\ufffd"


def dumps(value: object) -> str:
    """The value on one line."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text if text.isascii() and _DELETE not in text else _BEYOND.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xD800 <= code <= 0xDFFF:
        return _REPLACEMENT
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
