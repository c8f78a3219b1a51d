"""What placement decides: ledgers, verdicts, a range and a choice, all in ms."""

from typing import NamedTuple

OBSERVED = "current.observed"  # the field to ask for where nothing else is left to state


class Term(NamedTuple):
    """A line of a ledger: median in ms, low / typical / high; None where nothing is known.

    `source` is measured, declared, published, default, observed, physical, model or missing.
    """

    name: str
    low: float | None
    typical: float | None
    high: float | None
    source: str


class Total(NamedTuple):
    """The sum at the budget's percentile, in ms."""

    low: float | None
    typical: float | None
    high: float | None


class Candidate(NamedTuple):
    """One location judged from one demand point, at its best site or where the workload runs now."""

    location: str
    site: str | None
    at: str | None
    verdict: str  # meets | misses | undetermined | excluded | not-applicable
    allowance_ms: float | None
    total_ms: Total
    terms: tuple[Term, ...]
    reason: str | None  # latency | residency | autonomy | memory | dependency | estate | not-needed
    rejected_because: str | None
    current: bool
    utilisation: float | None = None  # how busy its servers are, where load and servers are stated
    holds_up_to: float | None = None  # where they are not: the utilisation up to which it surely meets


class Inversion(NamedTuple):
    """A nearer and a farther location on the same servers: at which load queueing eats up the nearer one's gain."""

    near: str
    far: str
    gain_ms: float  # by which the way to the nearer one is shorter, typically
    cutoff: float  # the utilisation at which the nearer one stops winning at the budget's percentile
    utilisation: float | None  # of the nearer one's servers now
    servers: int  # at the nearer one now
    servers_to_win: int | None  # that would make it win again; None where it wins, or none would


class Served(NamedTuple):
    """Where one demand point is served."""

    at: str | None
    location: str | None
    site: str | None
    verdict: str | None
    rps: float | None = None  # requests a second, where they are stated


class CurrentState(NamedTuple):
    """Where the workload runs now and how that holds against the budget."""

    location: str | None
    site: str
    verdict: str | None
    total_ms: float | None


class Flip(NamedTuple):
    """A change that would move the workload: `to` a location, `when` in words with a number."""

    to: str
    when: str


class Settling(NamedTuple):
    """A location that is decided while a measured term lies between two values; None where no such end is needed."""

    to: str
    above_ms: float | None
    below_ms: float | None


class Measurement(NamedTuple):
    """A term that alone would settle an open demand point, its range now, and where which value puts it."""

    term: str
    at: str | None  # the demand point
    access: str | None  # of the demand point, where that is what is measured
    site: str | None  # the site to or at which it is measured; None where all locations share the term
    low_ms: float
    high_ms: float | None  # None where nothing bounds it
    settles: tuple[Settling, ...]
    rps: float  # the stated demand that waits for it, 0 where none is stated


class Override(NamedTuple):
    """Where people decided that it runs; it stands beside the advice and never changes it."""

    location: str
    site: str | None
    because: str | None
    by: str | None
    date: str | None  # ISO
    differs: bool  # from the advice
    closed_because: str | None  # what bars it there, None where nothing does
    closed_is_fact: bool  # no default had a part in that


class Placement(NamedTuple):
    """The decision on one workload."""

    decision: str  # decided | undetermined | infeasible | conflict | not-applicable
    range: tuple[str, str] | None
    location: str | None  # a location, "mixed" or None
    placement: str | None  # edge | cloud | mixed | None
    site: str | None
    sites: tuple[Served, ...]
    provisional: bool
    condition: str | None
    relaxation: str | None  # the smallest change that would make an infeasible or open one meet
    why_not_more_central: str
    why_not_nearer: str
    current: CurrentState | None
    deployment: str  # aligned | under | over | not-permitted | unknown
    deployment_because: str | None
    deployment_is_fact: bool  # rests on measurement, declaration or physics only
    candidates: tuple[Candidate, ...]
    flips: tuple[Flip, ...]
    missing: tuple[str, ...]
    asks: tuple[str, ...]  # the fields among `missing` whose answer would settle the decision
    completeness: float
    defaults: tuple[str, ...]  # names of defaults that a term rests on
    decision_is_fact: bool = False  # infeasible or in conflict by measurement, declaration or physics alone
    inversions: tuple[Inversion, ...] = ()
    settles: tuple[int, ...] = ()  # for each of `asks`, how many open demand points its answer would decide
    measure: tuple[Measurement, ...] = ()  # what alone would settle an open demand point, and at which value
    override: Override | None = None
