"""4. What is wrong or risky: ALL lists the checks that look at one workload and its placement."""

from edgetier.checks.judgement import Check
from edgetier.checks.misdeployed import misdeployed
from edgetier.checks.overrides import overridden, unfounded
from edgetier.checks.surprising_observation import surprising_observation
from edgetier.checks.unclassified import unclassified
from edgetier.checks.unplaced import unplaced

ALL: tuple[Check, ...] = (
    unclassified,
    misdeployed,
    unplaced,
    overridden,
    unfounded,
    surprising_observation,
)
WITHOUT_PLACEMENT: tuple[Check, ...] = (unclassified, unfounded)
