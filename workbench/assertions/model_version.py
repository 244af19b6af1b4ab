"""`model version`: the model that says it answered."""

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import TEXT_CHECKS, Kind, Target, value_or
from workbench.domain.assertion import Assertion


def _target(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.answer.model_version, f"No model version came: {evidence.instead}.")


KIND = Kind("model version", TEXT_CHECKS, _target)
