"""`finish reason` of the first candidate and `block reason` of the prompt."""

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import WORD_CHECKS, Kind, Target, value_or
from workbench.domain.assertion import Assertion


def _finish(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.answer.finish_reason, f"No finish reason came: {evidence.instead}.")


def _block(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.answer.block_reason, f"No block reason came: {evidence.instead}.")


FINISH = Kind("finish reason", WORD_CHECKS, _finish)
BLOCK = Kind("block reason", WORD_CHECKS, _block)
