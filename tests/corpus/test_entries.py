"""The corpus holds what its datasheet says: labelled, grouped, varied, and nothing twice."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

from edgetier.catalogue.load import load_catalogue

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(CORPUS.glob("*.yaml"))
TIERS = {tier.name for tier in load_catalogue()[0].tiers}
KEYS = {"id", "group", "voice", "tier", "name", "text", "kind", "fields", "because"}
ENTRIES = [entry for file in FILES for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["entries"]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_is_one_sector_of_every_tier(file):
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert data["sector"] == file.stem
    counts = Counter(entry["tier"] for entry in data["entries"])
    assert set(counts) == TIERS
    assert min(counts.values()) >= 0.05 * len(data["entries"])


def test_entries_are_whole_and_none_is_there_twice():
    assert all(set(entry) <= KEYS and entry["text"].strip() for entry in ENTRIES)
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)
    assert len({entry["text"] for entry in ENTRIES}) == len(ENTRIES)


def test_the_words_of_one_system_carry_one_label():
    tiers = defaultdict(set)
    for entry in ENTRIES:
        tiers[entry["group"]].add(entry["tier"])
    assert [group for group, found in tiers.items() if len(found) > 1] == []


def test_the_datasheet_tells_the_numbers():
    page = (CORPUS / "README.md").read_text(encoding="utf-8")
    groups = len({entry["group"] for entry in ENTRIES})
    assert f"{len(ENTRIES):,} descriptions in {groups:,} groups over {len(FILES)} sectors" in page
    assert all(f"`{voice}`" in page for voice in {entry["voice"] for entry in ENTRIES})
