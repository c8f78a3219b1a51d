"""Packs of an organisation's own: what they may ask for and say, and one line for what they may not."""

import pytest
from pipeline_runs import EXACT, assessed, inventory

from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.checks.facts import KINDS, facts_of
from edgetier.decision_tables.packs import read_pack
from edgetier.errors import UserError
from edgetier.pipeline import applying
from edgetier.pipeline.tables import tables_of
from edgetier.source import parse

PACK = """
schema: 1
pack: ours
title: Ours
tables:
  - id: t
    title: T
    hit: collect
    inputs: [{{name: {fact}, type: {kind}}}]
    outputs: [{{name: code, type: text}}{field}]
    rows:
      - {{id: r, when: {{{fact}: {test}}}, then: {{code: {code}{said}}}, because: since}}
"""
FIELD = {"field": ", {name: field, type: text}", "said": ", field: tier"}


def tables(**words):
    text = PACK.format(
        **{"fact": "tier", "kind": "text", "test": "'\"batch\"'", "code": "ET206", **FIELD, **words}
    )
    pack, found = read_pack(parse(text.encode(), "ours.yaml"), domains_of(load_catalogue()[0]))
    assert not found
    return list(tables_of(pack))


def test_a_pack_over_known_facts_is_taken():
    assert [table.name for table in tables()] == ["ours/t"]
    assert tables(fact="labels.criticality")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"fact": "teir"}, "unknown fact 'teir'"),
        ({"fact": "tier", "kind": "number", "test": "'> 5'"}, "'tier' for a number; it is a text"),
        ({"code": "ET999"}, "unknown code 'ET999'"),
        ({"field": "", "said": ""}, "names a code but no field"),
    ],
)
def test_what_edgetier_does_not_know_is_one_line(words, said):
    with pytest.raises(UserError, match=said):
        tables(**words)


def test_every_fact_has_a_kind(monkeypatch):
    seen = []

    def watched(*given):
        seen.append(facts_of(*given))
        return seen[-1]

    monkeypatch.setattr(applying, "facts_of", watched)
    assessed(inventory({**EXACT, "labels": {"unit": "claims"}}))
    assert set(seen[0]) - {"labels.unit"} == set(KINDS)
