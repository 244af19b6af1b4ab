"""Numbers as the user reads them; nothing else formats one (ui.md 27: units with a space, missing is an en dash)."""

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


def tokens(tokens_in: int | None, tokens_out: int | None) -> str:
    """Return both token counts: `412 in · 982 out`."""
    if tokens_in is None and tokens_out is None:
        return MISSING
    return f"{count(tokens_in)} in · {count(tokens_out)} out"


def tokens_of(usage: object) -> str:
    """Return the token counts of a usage object in the API's own key names; thoughts count as out."""
    if not isinstance(usage, dict):
        return MISSING
    out = [usage.get("candidatesTokenCount"), usage.get("thoughtsTokenCount")]
    known = [number for number in out if isinstance(number, int)]
    prompt = usage.get("promptTokenCount")
    return tokens(prompt if isinstance(prompt, int) else None, sum(known) if known else None)


def _rounded(value: float, unit: str) -> str:
    text = f"{value:.0f}" if unit == "B" or value >= _TWO_DIGITS else f"{value:.1f}"
    return f"{text} {unit}"
