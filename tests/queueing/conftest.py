"""The reference values, by table."""

from pathlib import Path

import yaml

TABLES = yaml.safe_load((Path(__file__).parent / "references.yaml").read_text())


def pytest_generate_tests(metafunc):
    """A test marked `table(name)` runs once for every row of that table, its columns as arguments."""
    for mark in metafunc.definition.iter_markers("table"):
        table = TABLES[mark.args[0]]
        metafunc.parametrize(table["columns"], table["rows"])


def pytest_configure(config):
    config.addinivalue_line("markers", "table(name): once for every row of a table of references.yaml")
