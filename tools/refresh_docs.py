"""Fills the generated blocks of the prose; with --check, fails where one is stale.

`<!-- output of: COMMAND -->` is filled with what the command prints (it may end in `| head -n LINES` or
`| tail -n LINES`),
`<!-- fields of: PART -->` with the fields of a part of the inventory, from docs/schema/inventory-1.json,
`<!-- codes of: FAMILY -->` with the pages of a family of codes, `<!-- codes of: all -->` with a table of them.
Each block ends in `<!-- end -->`.
"""

import difflib
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from edgetier.codes import FAMILIES  # noqa: E402 - only now can it be found
from edgetier.report.code_page import of_family, overview  # noqa: E402

SCHEMA = ROOT / "docs" / "schema" / "inventory-1.json"
PROSE = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"<!-- (?P<kind>output|fields|codes) of: (?P<what>.+?) -->\n.*?<!-- end -->", re.DOTALL)
CUT = re.compile(r"(?P<command>.*\S)\s*\|\s*(?P<end>head|tail) -n (?P<lines>\d+)")
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/:-]*")
WIDTH = "140"
MOST_WORDS = 9


def main(arguments: list[str]) -> int:
    """Writes every file that has changed, or says how it differs."""
    stale = 0
    for path in PROSE:
        old = path.read_text(encoding="utf-8")
        new = BLOCK.sub(_filled, old)
        stale += old != new
        if old == new:
            continue
        if "--check" in arguments:
            _say_how(path.relative_to(ROOT).as_posix(), old, new)
        else:
            path.write_text(new, encoding="utf-8")
    return int(stale > 0 and "--check" in arguments)


def _say_how(name: str, old: str, new: str) -> None:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, f"{name}, refreshed", lineterm="")
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _filled(block: re.Match[str]) -> str:
    kind, what = block["kind"], block["what"]
    return f"<!-- {kind} of: {what} -->\n{FILLERS[kind](what)}<!-- end -->"


def _output(command: str) -> str:
    cut = CUT.fullmatch(command)
    program, *arguments = shlex.split(cut["command"] if cut else command)
    if program != "edgetier":
        raise SystemExit(f"not a command of ours: {command}")
    lines = _run(arguments).splitlines(keepends=True)
    if cut:
        most = int(cut["lines"])
        lines = lines[:most] if cut["end"] == "head" else lines[-most:]
    shown = "".join(lines)
    return f"```text\n{shown}```\n"


def _run(arguments: list[str]) -> str:
    # The width of a report and its colours depend on the terminal; here they must not.
    settings = {**os.environ, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(  # noqa: S603 - the commands are those of our own prose
        [sys.executable, "-m", "edgetier", *arguments],
        cwd=ROOT,
        env=settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"edgetier {shlex.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def _fields(part: str) -> str:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    found = schema["$defs"][part]
    required = set(found.get("required", ()))
    by_need = sorted(found["properties"].items(), key=lambda item: item[0] not in required)
    rows = [_row(name, field, required=name in required) for name, field in by_need]
    return "\n".join(["", "| field | meaning | example |", "|---|---|---|", *rows, "", ""])


def _row(name: str, field: Mapping[str, Any], *, required: bool) -> str:
    meaning = field.get("description", "") + (" Required." if required else "")
    words = list(_words(field))
    if 1 < len(words) <= MOST_WORDS:
        meaning += f" One of {', '.join(f'`{word}`' for word in words)}."
    example = _flow(field["examples"][0]) if field.get("examples") else ""
    return f"| `{name}` | {meaning} | `{name}: {example}` |"


def _words(field: Mapping[str, Any]) -> Iterator[str]:
    for choice in (field, *field.get("anyOf", ())):
        yield from choice.get("enum", ())


def _flow(value: object) -> str:
    """The value as YAML in flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _codes(family: str) -> str:
    if family == "all":
        return f"\n{overview()}\n"
    if family not in FAMILIES:
        raise SystemExit(f"not a family of codes: {family}")
    return f"\n{of_family(family)}\n"


FILLERS: Mapping[str, Callable[[str], str]] = {"output": _output, "fields": _fields, "codes": _codes}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
