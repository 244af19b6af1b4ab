"""Checks on a run; KINDS is the one list of them, in the order of the menu."""

from collections.abc import Iterable

from workbench.assertions import (
    ended,
    finish_reason,
    header,
    model_version,
    output,
    response,
    status,
    text,
    timing,
)
from workbench.assertions.evidence import Evidence
from workbench.assertions.judging import Judgement, Schemas, judge_with
from workbench.assertions.kind import Kind
from workbench.domain.assertion import Assertion

KINDS: tuple[Kind, ...] = (
    status.KIND,
    ended.KIND,
    finish_reason.FINISH,
    finish_reason.BLOCK,
    text.TEXT,
    text.THOUGHTS,
    output.KIND,
    response.KIND,
    header.KIND,
    model_version.KIND,
    timing.TTFT,
    timing.TOTAL,
)


def judge(assertions: Iterable[Assertion], evidence: Evidence, schemas: Schemas) -> Judgement:
    """Judge assertions; `schemas` holds each schema file that they name, or why it cannot be read."""
    return judge_with(KINDS, assertions, evidence, schemas)
