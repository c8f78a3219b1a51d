"""One workload as one line of JSON, by hand: a line is mostly terms, and there are very many of them."""

from collections.abc import Mapping

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import (
    Candidate,
    CurrentState,
    Inversion,
    Measurement,
    Override,
    Placement,
    Served,
    Term,
)
from edgetier.quantities import percentile_name
from edgetier.report.json_scalars import Lists, Numbers, Words, array, flag, free_text, ratio, texts
from edgetier.tiering.values import Budget, MovedBy, TierDecision


class WorkloadLines:
    """Writes workloads, remembering the words and numbers it has written."""

    def __init__(self) -> None:
        self._ms = Numbers()
        self._word = Words()
        self._list = Lists()
        self._bare: dict[Candidate, str] = {}  # closed locations, which repeat from workload to workload

    def line(self, item: WorkloadAssessment) -> str:
        word, listed = self._word, self._list
        return (
            f'{{"id":{free_text(item.id)},"name":{free_text(item.name)},"owner":{word[item.owner]},'
            f'"tags":{texts(item.tags)},"labels":{_labels(item.labels)},"file":{word[item.file]},'
            f'"line":{item.line},"tier":{self._tier(item.tier)},"budget":{self._budget(item.budget)},'
            f"{self._placement(item.placement)},"
            f'"rules":{{"matched":{listed[item.rules.matched]},"open":{listed[item.rules.open]},'
            f'"missing":{listed[item.rules.missing]}}},"advice":{_advice(item)}}}'
        )

    def _tier(self, tier: TierDecision) -> str:
        word = self._word
        return (
            f'{{"name":{word[tier.name]},"basis":{word[tier.basis]},"evidence":{free_text(tier.evidence)},'
            f'"probability":{ratio(tier.probability)},"tiers":{self._list[tier.tiers]},'
            f'"moved_by":{_moved(tier.moved_by)}}}'
        )

    def _budget(self, budget: Budget | None) -> str:
        if budget is None:
            return "null"
        word = self._word
        return (
            f'{{"ms":{self._ms[budget.ms]},"metric":{word[budget.metric]},'
            f'"percentile":{word[percentile_name(budget.percentile)]},"source":{word[budget.source]},'
            f'"assumed":{texts(budget.assumed)}}}'
        )

    def _placement(self, placed: Placement) -> str:
        return f"{self._decision(placed)},{self._audit(placed)},{self._grounds(placed)}"

    def _decision(self, placed: Placement) -> str:
        word = self._word
        ends = array(word[end] for end in placed.range) if placed.range else "null"
        return (
            f'"decision":{word[placed.decision]},"range":{ends},"location":{word[placed.location]},'
            f'"placement":{word[placed.placement]},"site":{word[placed.site]},'
            f'"sites":{array(map(self._served, placed.sites))},"provisional":{flag(placed.provisional)},'
            f'"condition":{free_text(placed.condition)},"relaxation":{free_text(placed.relaxation)},'
            f'"why_not_more_central":{word[placed.why_not_more_central]},'
            f'"why_not_nearer":{word[placed.why_not_nearer]}'
        )

    def _audit(self, placed: Placement) -> str:
        return (
            f'"current":{self._current(placed.current)},"deployment":{self._word[placed.deployment]},'
            f'"deployment_because":{free_text(placed.deployment_because)},'
            f'"deployment_is_fact":{flag(placed.deployment_is_fact)},"override":{_override(placed.override)}'
        )

    def _grounds(self, placed: Placement) -> str:
        flips = array(f'{{"to":{self._word[to]},"when":{free_text(when)}}}' for to, when in placed.flips)
        return (
            f'"candidates":{array(map(self._candidate, placed.candidates))},"flips":{flips},'
            f'"inversions":{array(map(self._inversion, placed.inversions))},'
            f'"measure":{array(map(self._measurement, placed.measure))},'
            f'"missing":{self._list[placed.missing]},"asks":{self._list[placed.asks]},'
            f'"completeness":{ratio(placed.completeness)},"defaults":{self._list[placed.defaults]}'
        )

    def _inversion(self, one: Inversion) -> str:
        win = "null" if one.servers_to_win is None else str(one.servers_to_win)
        return (
            f'{{"near":{self._word[one.near]},"far":{self._word[one.far]},"gain_ms":{self._ms[one.gain_ms]},'
            f'"cutoff":{ratio(one.cutoff)},"utilisation":{ratio(one.utilisation)},"servers":{one.servers},'
            f'"servers_to_win":{win}}}'
        )

    def _measurement(self, one: Measurement) -> str:
        word, ms = self._word, self._ms
        settles = array(
            f'{{"to":{word[to]},"above_ms":{ms[above]},"below_ms":{ms[below]}}}'
            for to, above, below in one.settles
        )
        return (
            f'{{"term":{word[one.term]},"at":{word[one.at]},"access":{word[one.access]},"site":{word[one.site]},'
            f'"low_ms":{ms[one.low_ms]},"high_ms":{ms[one.high_ms]},"settles":{settles},"rps":{ratio(one.rps)}}}'
        )

    def _served(self, served: Served) -> str:
        word = self._word
        return (
            f'{{"at":{word[served.at]},"location":{word[served.location]},"site":{word[served.site]},'
            f'"verdict":{word[served.verdict]},"rps":{ratio(served.rps)}}}'
        )

    def _current(self, current: CurrentState | None) -> str:
        if current is None:
            return "null"
        word = self._word
        return (
            f'{{"location":{word[current.location]},"site":{word[current.site]},'
            f'"verdict":{word[current.verdict]},"total_ms":{self._ms[current.total_ms]}}}'
        )

    def _candidate(self, found: Candidate) -> str:
        if found.terms:
            return self._judged(found)
        written = self._bare.get(found)
        if written is None:
            written = self._bare[found] = self._judged(found)
        return written

    def _judged(self, found: Candidate) -> str:
        word, ms = self._word, self._ms
        low, typical, high = found.total_ms
        return (
            f'{{"location":{word[found.location]},"site":{word[found.site]},"at":{word[found.at]},'
            f'"verdict":{word[found.verdict]},"allowance_ms":{ms[found.allowance_ms]},'
            f'"total_ms":{{"low":{ms[low]},"typical":{ms[typical]},"high":{ms[high]}}},'
            f'"terms":{self._terms(found.terms)},"reason":{word[found.reason]},'
            f'"rejected_because":{free_text(found.rejected_because)},"current":{flag(found.current)},'
            f'"utilisation":{ratio(found.utilisation)},"holds_up_to":{ratio(found.holds_up_to)}}}'
        )

    def _terms(self, terms: tuple[Term, ...]) -> str:
        word, ms = self._word, self._ms
        written = [
            f'{{"name":{word[name]},"low":{ms[low]},"typical":{ms[typical]},"high":{ms[high]},"source":{word[source]}}}'
            for name, low, typical, high, source in terms
        ]
        return "[" + ",".join(written) + "]"


def _labels(labels: Mapping[str, str]) -> str:
    return "{" + ",".join(f"{free_text(key)}:{free_text(labels[key])}" for key in labels) + "}"


def _override(one: Override | None) -> str:
    if one is None:
        return "null"
    return (
        f'{{"location":{free_text(one.location)},"site":{free_text(one.site)},"because":{free_text(one.because)},'
        f'"by":{free_text(one.by)},"date":{free_text(one.date)},"differs":{flag(one.differs)},'
        f'"closed_because":{free_text(one.closed_because)},"closed_is_fact":{flag(one.closed_is_fact)}}}'
    )


def _moved(words: tuple[MovedBy, ...]) -> str:
    return array(f'{{"word":{free_text(word)},"weight":{ratio(weight)}}}' for word, weight in words)


def _advice(item: WorkloadAssessment) -> str:
    return array(
        f'{{"pack":{free_text(one.pack)},"rule":{free_text(one.rule)},"advice":{free_text(one.advice)},'
        f'"because":{free_text(one.because)}}}'
        for one in item.advice
    )
