"""Reads the JSON of an artefact strictly: UTF-8, no key twice, no number that is none, and the digest it tells."""

import hashlib
import json
from typing import Any

from edgetier.errors import UserError
from edgetier.tiering.learned.checked import KIND, SCHEMA_VERSION, Content

LARGEST_BYTES = 64 * 1024 * 1024
MOST_LISTS = 1_000_000  # empty ones take far more memory than bytes; there is one for each term of a view
LONGEST_SHOWN = 40
TRAIN = "train one with: edgetier learn train -o FILE"


def content_of(data: bytes, name: str) -> tuple[Content, str]:
    """The content without its digest, and the digest; a user's mistake where they do not belong together."""
    if len(data) > LARGEST_BYTES:
        raise UserError(f"{name}: larger than {LARGEST_BYTES // 2**20} MiB, so no classifier", help=TRAIN)
    if data.count(b"[") + data.count(b"{") > MOST_LISTS:
        raise UserError(f"{name}: more than {MOST_LISTS:,} lists, so no classifier", help=TRAIN)
    content = _parsed(data, name)
    _refuse_foreign(content, name)
    told = content.pop("sha256", None)
    if told != _digest(content, name):
        raise UserError(f"{name}: was changed after it was written: its digest does not fit", help=TRAIN)
    return content, told


def _parsed(data: bytes, name: str) -> Any:
    try:
        # Decoded here, since the JSON module would take UTF-16 too.
        return json.loads(data.decode("utf-8"), parse_constant=_no_number, object_pairs_hook=_keys_once)
    except RecursionError:
        raise UserError(f"{name}: not a classifier: nested too deeply", help=TRAIN) from None
    except ValueError as problem:
        raise UserError(f"{name}: not a classifier: not JSON ({problem})", help=TRAIN) from None


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _keys_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _refuse_foreign(content: Any, name: str) -> None:
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise UserError(f"{name}: not a classifier: 'kind' is not {KIND}", help=TRAIN)
    version = content.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        told = str(version)[:LONGEST_SHOWN] if isinstance(version, int | float) else "unknown"
        raise UserError(f"{name}: schema version {told}, this edgetier reads {SCHEMA_VERSION}", help=TRAIN)


def _digest(content: Content, name: str) -> str:
    try:
        return digest_of(content)
    except (ValueError, RecursionError):  # 1e999, half a surrogate pair, or a card that is nested without end
        raise UserError(
            f"{name}: not a classifier: it holds what none would be written with", help=TRAIN
        ) from None


def digest_of(content: Content) -> str:
    """SHA-256 of the content without its digest, keys sorted, no blanks."""
    plain = {key: value for key, value in content.items() if key != "sha256"}
    written = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(written.encode("utf-8")).hexdigest()
