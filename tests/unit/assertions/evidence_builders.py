"""Evidence for tests of assertions: say what the answer said and nothing else."""

from dataclasses import dataclass, field
from typing import Any

from workbench.assertions import judge
from workbench.assertions.evidence import Evidence
from workbench.assertions.judging import Schemas
from workbench.assertions.question import Answer
from workbench.domain.assertion import Assertion, Verdict
from workbench.domain.json_text import to_json


@dataclass
class Said:
    """What an answer said, given outright."""

    text: str = ""
    thoughts: str = ""
    function_calls: list[dict[str, Any]] = field(default_factory=list)
    finish_reason: str | None = None
    block_reason: str | None = None
    model_version: str | None = None
    body: Any = None

    def merged(self) -> Any:
        return self.body


def an_evidence(said: Said | None = None, **facts: Any) -> Evidence:
    """Return the facts of a run that ended well with status 200."""
    return Evidence(**{"answer": said or Said(), "status": 200, **facts})


def an_output(value: Any) -> Evidence:
    """Return evidence whose text is this value as JSON."""
    return an_evidence(Said(text=to_json(value)))


def verdict_on(
    evidence: Evidence,
    what: str,
    check: str,
    *answers: Answer,
    schemas: Schemas | None = None,
    **more: Any,
) -> Verdict:
    """Return the verdict of one assertion; `answers` are what the worker says to its questions."""
    (verdict,) = judge([Assertion(what, check, **more)], evidence, schemas or {}).settle(answers)
    return verdict
