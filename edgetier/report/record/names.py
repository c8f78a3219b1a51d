"""How the file of a record is called: by the workload, the same in every run, and safe on every file system."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from edgetier.assessment import WorkloadAssessment

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80
_OF_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)  # to Windows
_LIKE_OURS = re.compile(r".*-[0-9a-f]{8}")


def file_names(workloads: Sequence[WorkloadAssessment]) -> dict[str, str]:
    """Id to file name, such as `claims-voice.md`; an id that is no safe name gets a digest of itself behind."""
    alike = Counter(_safe(one).casefold() for one in dict.fromkeys(item.id for item in workloads))
    return {item.id: _name(item.id, alone=alike[_safe(item.id).casefold()] == 1) for item in workloads}


def _name(key: str, *, alone: bool) -> str:
    safe = _safe(key)
    reserved = _OF_DEVICES.fullmatch(safe)
    if safe and safe == key and alone and not reserved and not _LIKE_OURS.fullmatch(safe):
        return f"{safe}.md"
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    stem = f"workload-{safe}" if reserved else safe or "workload"
    return f"{stem}-{digest}.md"


def _safe(key: str) -> str:
    """Neither hidden, nor another folder, nor an option of a command, nor ended by a full stop."""
    return _UNSAFE.sub("-", key).lstrip(".-")[:_LONGEST].rstrip(".-")
