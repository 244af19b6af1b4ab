"""`text` and `thoughts`: what the first candidate said, merged; an empty text is a missing one."""

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import TEXT_CHECKS, Kind, Target, value_or
from workbench.domain.assertion import Assertion


def _text(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.text, f"No text came: {evidence.instead}.")


def _thoughts(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.answer.thoughts, f"No thoughts came: {evidence.instead}.")


TEXT = Kind("text", TEXT_CHECKS, _text)
THOUGHTS = Kind("thoughts", TEXT_CHECKS, _thoughts)
