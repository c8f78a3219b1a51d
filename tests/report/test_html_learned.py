"""What the page says of a classifier: how sure a proposal is, that it abstains, and where it differs from the rules."""

from dataclasses import replace

import pytest
import report_samples as samples
from html_reading import text_of

from edgetier.assessment import Assessment, Disagreement
from edgetier.report import render
from edgetier.tiering.values import MovedBy, TierDecision

BY = (MovedBy("clerk", 2.125), MovedBy("nightly", -0.5))


def page(tier: TierDecision, *told: Disagreement) -> str:
    item = samples.workload("claims", samples.placement(), tier=tier, budget=None)
    return render("html", samples.assessment((item,), classifier_error=0.1, disagreements=told))


def test_a_proposal_says_how_sure_it_is():
    proposed = TierDecision("interactive", "learned", "no other tier fits", 0.9312, ("interactive",), BY)
    words = text_of(page(proposed))
    assert "(learned, probability 0.93)" in words
    assert "moved by clerk +2.12, nightly -0.50" in words


def test_where_it_abstains_there_is_no_tier_to_be_sure_of():
    abstained = TierDecision(None, "none", "nothing settles it", 0.4861, ("interactive", "batch"), BY)
    words = text_of(page(abstained))
    assert "none, probability" not in words
    assert "abstains: interactive the likeliest, probability 0.49" in words


@pytest.mark.parametrize(("workload", "links"), [("claims", 1), ("another", 0)])
def test_where_rules_and_classifier_differ_is_listed_with_a_link_to_the_card(workload, links):
    told = Disagreement(workload, "batch", "rule", "interactive", 0.987, BY)
    found = page(TierDecision("batch", "rule", "a rule"), told)
    listed = found.partition("<h3 id=differing>")[2]
    assert "Rules and classifier differ" in text_of(listed)
    assert f"{workload}batchruleinteractive0.99clerk +2.12" in text_of(listed).replace("</a>", "")
    assert listed.count('<a href="#wl-claims">') == links


def test_where_they_agree_there_is_no_list(portfolio):
    assert "id=differing" not in render("html", portfolio)


def test_words_of_a_classifier_are_escaped(portfolio: Assessment):
    hostile = "<img src=x onerror=alert(1)>"
    told = Disagreement(hostile, hostile, hostile, hostile, 0.5, (MovedBy(hostile, 1.0),))
    found = render("html", replace(portfolio, disagreements=(told,)))
    assert "<img" not in found
    assert text_of(found).count(hostile) == 5
