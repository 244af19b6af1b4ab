"""`output`: the answer's text read as JSON; a code fence around it is a failure of its own.

Text that is not JSON is no output, so that `is absent` holds. Below a pointer nothing can be said about it.
"""

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import JSON_CHECKS, Kind, Missing, Target, Unreadable, Value
from workbench.assertions.wording import shown
from workbench.domain.assertion import Assertion
from workbench.domain.json_text import NotJson

FENCES = ("```", "~~~")
SHOWN_OF_TEXT = 60


def _target(evidence: Evidence, assertion: Assertion) -> Target:
    if not evidence.text.strip():
        return Missing(f"No text came: {evidence.instead}.")
    if isinstance(evidence.output, NotJson):
        return _not_json(evidence.text, evidence.output, assertion)
    return Value(evidence.output)


def _not_json(text: str, problem: NotJson, assertion: Assertion) -> Target:
    if text.lstrip().startswith(FENCES):
        return Unreadable(_fenced(text.lstrip()))
    reason = _told(text, problem)
    return Unreadable(reason) if assertion.pointer else Missing(reason)


def _fenced(text: str) -> str:
    opening = text.partition("\n")[0].strip()[:SHOWN_OF_TEXT]
    return (
        f"The text stands in a code fence ({opening}); output must be JSON and nothing around it."
    )


def _told(text: str, problem: NotJson) -> str:
    place = f"line {problem.line}, column {problem.column}"
    return (
        f"The text is not JSON: {place}: {problem.reason}. "
        f"It begins {shown(text, longest=SHOWN_OF_TEXT)}."
    )


KIND = Kind("output", JSON_CHECKS, _target)
