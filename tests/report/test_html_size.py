"""Large reports stay small, and leaving out what HTML lets one leave out changes nothing that is read."""

import subprocess
import sys
from html import escape
from pathlib import Path

from html_reading import read, text_of
from hypothesis import given
from hypothesis import strategies as st

from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import Settings
from edgetier.report import render
from edgetier.report.html.slim import slim

ROOT = Path(__file__).parents[2]
MOST_BYTES = 1_500_000


def test_five_hundred_workloads_stay_under_one_and_a_half_megabytes(tmp_path):
    inventory = tmp_path / "many.yaml"
    command = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), "500"]
    inventory.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    page = render("html", assessment_of([str(inventory)], Settings()))
    assert page.count("<details id=wl-") == 500
    assert len(page.encode()) < MOST_BYTES


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_slim_markup_reads_the_same(texts):
    cells = "".join(f'<td class="n">{escape(one)}</td>\n' for one in texts)
    items = "".join(
        f'<li id="a{number}"><b class="x y">{escape(one)}</b> {escape(one)}</li>\n'
        for number, one in enumerate(texts)
    )
    markup = f'<table>\n<tr>{cells}</tr>\n</table>\n<ul>\n{items}</ul>\n<svg class="fig"><path d="M0 0h1" class="w"/></svg>'
    thin = slim(markup)
    assert read(thin).elements == read(markup).elements
    assert text_of(thin).replace(" ", "") == text_of(markup).replace(" ", "")
    assert len(thin) < len(markup)
