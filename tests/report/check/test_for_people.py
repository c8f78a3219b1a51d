"""The formats that people read in a terminal or a log."""

import check_samples as samples
import pytest
import snapshots

from edgetier.report.check_formats import render_check


def test_nothing_found_is_one_line():
    for name in ("full", "concise", "grouped"):
        assert render_check(name, samples.empty()) == "2 files, 12 workloads: 0 errors, 0 warnings, 0 notes\n"


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_as_a_reader_sees_it(name):
    snapshots.check(f"check-{name}.txt", render_check(name, samples.some()))


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_only_what_fix_mends_is_marked(name):
    lines = render_check(name, samples.some()).splitlines()
    marked = [line for line in lines if "[*]" in line]
    assert len(marked) == 3  # two findings, and the line that says what the mark means
    assert not any("open: ask for compute" in line for line in marked)


def test_what_only_unsafe_fixes_mend_is_counted():
    unsafe = samples.some().findings[-1]
    text = render_check("full", samples.result((unsafe,)))
    assert text.endswith("1 note; fixable: 1 with --unsafe-fixes\n")


def test_grouped_keeps_what_belongs_to_one_owner_together():
    first, second = samples.typo(), samples.typo(message="again", span=samples.Span(40, 1, 40, 2))
    between = samples.typo(workload="other", owner=None, message="between")
    text = render_check("grouped", samples.result((first, between, second)))
    assert text.count("claims-voice (owner: claims-platform)") == 1
    assert text.index("again") < text.index("between")
