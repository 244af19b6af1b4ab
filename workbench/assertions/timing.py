"""`ttft` and `total`: milliseconds from the sending to the first content and to the end.

What an assertion compares them with is a number of milliseconds, or a text such as "1500 ms" or "1.5 s".
"""

import math
import re
from typing import Any

from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import NUMBER_CHECKS, CannotJudge, Kind, Target, value_or
from workbench.assertions.wording import is_number, shown
from workbench.domain.assertion import Assertion

MILLISECONDS = "ms"
DURATION = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(ms|s)?\s*", re.ASCII)


def milliseconds(value: Any) -> Any:
    """Return a duration as an assertion writes it in milliseconds, each one of a list.

    Errors: CannotJudge.
    """
    if isinstance(value, list):
        return [milliseconds(item) for item in value]
    if is_number(value):
        return value
    found = DURATION.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise CannotJudge(f'{shown(value)} is no duration; write 1500, "1500 ms" or "1.5 s".')
    return _exact(float(found[1]) * (1000 if found[2] == "s" else 1))


def _exact(value: float) -> float:
    """Return the value without the error that decimals leave: 1.1 s are 1100 ms."""
    return round(value, 6) if math.isfinite(value) else value


def _ttft(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.ttft_ms, f"No content came: {evidence.instead}.")


def _total(evidence: Evidence, _assertion: Assertion) -> Target:
    return value_or(evidence.total_ms, "How long the run took is not known.")


TTFT = Kind("ttft", NUMBER_CHECKS, _ttft, unit=MILLISECONDS)
TOTAL = Kind("total", NUMBER_CHECKS, _total, unit=MILLISECONDS)
