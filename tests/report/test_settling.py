"""What the first questions are worth is told in demand points, and never as more than are open."""

import pytest
import report_samples as samples

from edgetier.report.settling import settled_words


@pytest.mark.parametrize(
    ("settles", "words"),
    [
        ((), ""),
        ((0,), ""),
        ((1,), " (this answer settles 1 of 1 demand point still open)"),
        ((4, 4, 0), " (these 3 answers settle 1 of 1 demand point still open)"),
    ],
)
def test_what_answers_settle_never_exceeds_what_is_open(settles: tuple[int, ...], words: str) -> None:
    item = samples.undetermined()
    question = samples.summary((item,)).ask_next[0]._replace(workload=item.id)
    asked = [question._replace(settles=count) for count in settles]
    # What no place will do for is open as well, but no answer settles it.
    assert settled_words(asked, (item, samples.infeasible())) == words
