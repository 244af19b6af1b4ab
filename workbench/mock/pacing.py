"""How fast an answer is written: with its own pauses, without any, or a number of times faster."""

import re
from typing import NamedTuple

from workbench.domain.errors import UsageTrouble
from workbench.mock.exchange import Write

_TIMES = re.compile(r"(\d+(?:\.\d+)?) ?[x×]?")


class Speed(NamedTuple):
    """Pauses are multiplied by `factor`: 1 is as recorded, 0 is instant."""

    factor: float

    def pause_ms(self, write: Write) -> float:
        """Return how long to wait before a write."""
        return write.delay_ms * self.factor


AS_RECORDED = Speed(1.0)
INSTANT = Speed(0.0)


def parse_speed(text: str) -> Speed:
    """Read `as-recorded`, `instant`, or a number of times faster: `4`, `4x`, `0.5×`. Errors: UsageTrouble."""
    if text in {"as-recorded", "instant"}:
        return AS_RECORDED if text == "as-recorded" else INSTANT
    match = _TIMES.fullmatch(text)
    times = float(match[1]) if match else 0.0
    if not 0 < times < float("inf"):
        raise UsageTrouble(
            f"--speed {text}: use as-recorded, instant, or a number above 0 (4 is four times faster)."
        )
    return Speed(1 / times)
