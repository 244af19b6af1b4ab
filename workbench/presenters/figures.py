"""Numbers as the user reads them; nothing else formats one (ui.md 27: units with a space, missing is an en dash)."""

from math import isnan

MISSING = "–"
_LONG, _SHORT = 60, 0.01  # seconds from which tenths do, and below which thousandths are needed
_UNIT = 1000
_TWO_DIGITS = 10


def seconds(ms: float | None) -> str:
    """Return a duration in milliseconds as seconds: `2.31 s`, `75.0 s`, `0.004 s`."""
    if ms is None:
        return MISSING
    value = ms / 1000
    if value >= _LONG:
        return f"{value:,.1f} s"
    return f"{value:.3f} s" if value < _SHORT else f"{value:.2f} s"


def milliseconds(ms: float | None) -> str:
    """Return a duration in whole milliseconds: `702 ms`."""
    return MISSING if ms is None else f"{ms:,.0f} ms"


def count(number: int | None) -> str:
    """Return a number with separators: `1,216`."""
    return MISSING if number is None else f"{number:,}"


def about(number: int | None) -> str:
    """Return an estimate: `about 12`."""
    return MISSING if number is None else f"about {number:,}"


def at_time(ms: float | None) -> str:
    """Return a moment of a stream to the millisecond: `0.702 s`; a recording may know none."""
    return MISSING if ms is None or isnan(ms) else f"{ms / 1000:,.3f} s"


def gap(ms: float | None) -> str:
    """Return the time between two chunks: `42 ms`, `0.4 ms`, `2.31 s`."""
    if ms is None or isnan(ms):
        return MISSING
    if ms >= _UNIT:
        return seconds(ms)
    return f"{ms:.1f} ms" if ms < _TWO_DIGITS else f"{ms:.0f} ms"


def plural(number: int, one: str, many: str = "") -> str:
    """Return a counted noun: `1 chunk`, `31 chunks`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """Return a number of bytes in the unit that suits it: `412 B`, `1.4 KB`, `20 MB`."""
    value = float(number)
    for unit in ("B", "KB", "MB"):
        if value < _UNIT:
            return _rounded(value, unit)
        value /= _UNIT
    return _rounded(value, "GB")


def part_of_size(number: int, whole: int) -> str:
    """Return how much of a number of bytes, in the unit of the whole: `12 of 20 MB`."""
    amount, _, unit = size(whole).partition(" ")
    scale = {"B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9}[unit]
    digits = len(amount.partition(".")[2])
    return f"{min(number, whole) / scale:.{digits}f} of {amount} {unit}"


def tokens(tokens_in: int | None, tokens_out: int | None) -> str:
    """Return both token counts: `412 in · 982 out`."""
    if tokens_in is None and tokens_out is None:
        return MISSING
    return f"{count(tokens_in)} in · {count(tokens_out)} out"


def tokens_of(usage: object) -> str:
    """Return the token counts of a usage object in the API's own key names; thoughts count as out."""
    if not isinstance(usage, dict):
        return MISSING
    prompt = usage.get("promptTokenCount")
    return tokens(prompt if isinstance(prompt, int) else None, _output(usage))


def output_of(usage: object) -> str:
    """Return how many tokens came out, in words: `653 tokens`; empty where it is not known."""
    out = _output(usage)
    return "" if out is None else plural(out, "token")


def in_seconds(ms: float | None) -> str:
    """Return a duration as it is spoken: `2.3 seconds`."""
    return "an unknown time" if ms is None else f"{ms / _UNIT:,.1f} seconds"


def _output(usage: object) -> int | None:
    if not isinstance(usage, dict):
        return None
    told = [usage.get("candidatesTokenCount"), usage.get("thoughtsTokenCount")]
    known = [number for number in told if isinstance(number, int)]
    return sum(known) if known else None


def _rounded(value: float, unit: str) -> str:
    text = f"{value:.0f}" if unit == "B" or value >= _TWO_DIGITS else f"{value:.1f}"
    return f"{text} {unit}"
