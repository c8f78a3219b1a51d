"""What every format owes its reader, whatever the assessment."""

import pytest
import report_samples as samples

from edgetier.errors import UserError
from edgetier.report import FORMATS, render

SAMPLES = {"portfolio": samples.portfolio, "empty": samples.empty, "hostile": samples.hostile}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_same_text_every_time_and_nothing_printed(name, sample, capsys):
    text = render(name, SAMPLES[sample]())
    assert text == render(name, SAMPLES[sample]())
    assert text.endswith("\n")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", FORMATS)
def test_every_workload_is_named(name):
    text = render(name, samples.portfolio(), width=120)
    assert [item.id for item in samples.portfolio().workloads if item.id not in text] == []


@pytest.mark.parametrize("name", FORMATS)
def test_many_workloads(name):
    items = tuple(samples.workload(f"w-{number}", samples.placement()) for number in range(300))
    text = render(name, samples.assessment(items))
    assert text.index("w-299") > text.index("w-0")


@pytest.mark.parametrize("name", FORMATS)
def test_no_control_character_survives(name):
    text = render(name, samples.hostile())
    assert [letter for letter in text if not letter.isprintable() and letter != "\n"] == []


def test_unknown_format_names_the_known_ones():
    with pytest.raises(UserError) as caught:
        render("pdf", samples.empty())
    assert caught.value.help is not None
    assert "json" in caught.value.help
