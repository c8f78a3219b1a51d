"""The rule packs that ship: proved, their cases hold, and every row is reached by one of them."""

import pytest
from pipeline_runs import PACKS

from edgetier.decision_tables.cases import run_cases, unreached
from edgetier.decision_tables.proof import verify

TABLES = [pytest.param(table, id=f"{pack.name}/{table.id}") for pack in PACKS for table in pack.tables]


def test_the_packs_are_there():
    assert [pack.name for pack in PACKS] == ["audit", "constraints", "portability", "sourcing", "tiering"]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_proved(table):
    assert verify(table) == ()


@pytest.mark.parametrize("table", TABLES)
def test_the_cases_of_a_table_hold(table):
    assert table.cases
    assert run_cases(table) == ()


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_reached_by_a_case(table):
    assert [row.id for row in unreached(table)] == []
