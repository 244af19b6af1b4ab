"""`response`: the merged body of the answer as JSON."""

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import JSON_CHECKS, Kind, Target, value_or
from workbench.domain.assertion import Assertion


def _target(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.response, f"No response came: {evidence.instead}.")


KIND = Kind("response", JSON_CHECKS, _target)
