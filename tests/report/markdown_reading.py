"""What ends a cell of a Markdown table, and what GitHub links in text that Markdown is done with."""

import re

BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|")
LINKS = re.compile(
    r"@[a-z0-9]|(?:https?|ftp)://|www\.|#\d|\bgh-\d|\bghsa-\w|\b[0-9a-f]{7,40}\b", re.IGNORECASE
)
