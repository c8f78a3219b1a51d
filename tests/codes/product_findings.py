"""What the product finds in a file of any kind: an inventory, a rule pack, a taxonomy or a configuration."""

import contextlib
import io
import json
import shutil
from pathlib import Path

from edgetier.cli import run

TODAY = "2026-11-24"
PLAIN = "schema: 1\nworkloads:\n  - {id: claims-voice, kind: batch-inference}\n"


def findings(path: Path, kind: str, scratch: Path, *, estate: Path | None = None) -> list[dict]:
    """The findings in a file; `kind` is that of `Code.written_in`."""
    asked = _COMMANDS[kind](path, scratch)
    if estate is not None:
        asked = [[*one, "--estate", str(estate)] for one in asked]
    found = [item for arguments in asked for item in _json(arguments)["findings"]]
    here = [item for item in found if Path(item["file"]).name == path.name]
    # Both commands about rules tell what cannot be read.
    return list(
        {(item["code"], item["line"], item["column"], item["message"]): item for item in here}.values()
    )


def _json(arguments: list[str]) -> dict:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        code = run([*arguments, "--format", "json"])
    assert code in (0, 1), arguments
    out.seek(0)
    return json.loads(out.read())


def _check(path: Path, _: Path) -> list[list[str]]:
    return [["check", str(path), "--isolated", "--cross-file", "--today", TODAY]]


def _rules(path: Path, scratch: Path) -> list[list[str]]:
    folder = _alone(path, scratch)
    return [["rules", command, "--rules", str(folder)] for command in ("verify", "test")]


def _taxonomy(path: Path, scratch: Path) -> list[list[str]]:
    return [["rules", "verify", "--taxonomy", str(_alone(path, scratch))]]


def _configuration(path: Path, scratch: Path) -> list[list[str]]:
    plain = scratch / "plain.yaml"
    plain.write_text(PLAIN, encoding="utf-8")
    return [["check", str(plain), "--config", str(path), "--today", TODAY]]


def _alone(path: Path, scratch: Path) -> Path:
    folder = scratch / path.stem
    folder.mkdir(exist_ok=True)
    shutil.copy(path, folder / path.name)
    return folder


_COMMANDS = {"inventory": _check, "rules": _rules, "taxonomy": _taxonomy, "edgetier.toml": _configuration}
