"""`status`: the HTTP status of the answer."""

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import NUMBER_CHECKS, Kind, Target, value_or
from workbench.domain.assertion import Assertion


def _target(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.status, f"No status line came: {evidence.instead}.")


KIND = Kind("status", NUMBER_CHECKS, _target)
