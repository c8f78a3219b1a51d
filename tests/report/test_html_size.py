"""Large reports stay small, and leaving out what HTML lets one leave out changes nothing that is read."""

import subprocess
import sys
from dataclasses import replace
from html import escape
from pathlib import Path

import report_samples as samples
from html_reading import read, text_of
from hypothesis import given
from hypothesis import strategies as st

from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import Settings
from edgetier.report import render
from edgetier.report.html.room import BYTES_EACH, FEW, Detail, fitted
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


def test_cards_are_told_in_full_where_there_is_room():
    found = fitted([lambda detail: f"{detail.name} card"] * 3, [0, 1, 2])
    assert found == (("FULL card",) * 3, 0)


def test_the_least_urgent_cards_give_way_first():
    sizes = {Detail.FULL: BYTES_EACH + 400, Detail.SHORT: BYTES_EACH - 400, Detail.LEAST: 10}
    write = [lambda detail: f"{detail.value}" * sizes[detail]] * FEW
    urgency = [0 if index % 2 else 3 for index in range(FEW)]
    found = fitted(write, urgency)
    told = [Detail(int(card[0])) for card in found.cards]
    assert told == [Detail.FULL if rank == 0 else Detail.SHORT for rank in urgency]
    assert found.short == FEW / 2
    assert sum(map(len, found.cards)) <= BYTES_EACH * FEW


def test_wordy_portfolios_stay_small_and_say_what_they_leave_out():
    wordy = tuple(replace(samples.under_deployed(), id=f"w-{number}") for number in range(FEW))
    page = render("html", samples.assessment(wordy))
    assert len(page.encode()) < MOST_BYTES
    assert f" of {FEW} cards are told in short" in text_of(page)
    assert "told in short" not in text_of(render("html", samples.portfolio()))
