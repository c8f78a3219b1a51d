"""The taxonomy and the rules that settings put in force, read."""

from pathlib import Path
from typing import NamedTuple

from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue
from edgetier.cli.settings import Settings
from edgetier.decision_tables.folders import all_packs
from edgetier.decision_tables.table import Pack
from edgetier.findings import Finding
from edgetier.pipeline.applying import rules_digest


class Rulebook(NamedTuple):
    """What workloads are judged by, and what could not be read of it."""

    catalogue: Catalogue
    packs: tuple[Pack, ...]
    findings: tuple[Finding, ...]

    @property
    def digests(self) -> dict[str, str | None]:
        """The digests that pins are held against; the estate is added by whoever reads it."""
        return {"rules": rules_digest(self.packs), "taxonomy": self.catalogue.digest}


def rulebook_of(settings: Settings) -> Rulebook:
    """A pinned folder of rules stands in place of the shipped ones, a pinned taxonomy is laid over the shipped one."""
    pinned = {name: Path(path) for name, path in settings.pinned_paths.items()}
    under = (pinned["taxonomy"],) if "taxonomy" in pinned else ()
    catalogue, bad_entries = load_catalogue((*under, *settings.taxonomy))
    packs, bad_rules = all_packs(domains_of(catalogue), settings.rules, base=pinned.get("rules"))
    return Rulebook(catalogue, packs, (*bad_entries, *bad_rules))
