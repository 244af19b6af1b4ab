"""`ended`: how the run ended: complete, cut off, cancelled or failed."""

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import Kind, Target, Value
from workbench.domain.assertion import Assertion


def _target(evidence: Evidence, _assertion: Assertion) -> Target:
    return Value(evidence.ended)


KIND = Kind("ended", ("is", "is not", "is one of"), _target)
