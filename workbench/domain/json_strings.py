"""The string members of JSON that stands anywhere in bytes, by name: a streamed text is spread over many of them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator
from itertools import accumulate

Span = tuple[int, int]

_MEMBER = re.compile(rb'"([^"\\]{1,64})"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)


class Strung:
    """Strings of one name put one behind the other, as spelled, and the way back to where they stand."""

    def __init__(self, data: bytes, spans: list[Span]) -> None:
        self.text = b"".join(data[start:stop] for start, stop in spans)
        self._spans = spans
        self._ends = list(accumulate(stop - start for start, stop in spans))

    def places(self, start: int, stop: int) -> Iterator[Span]:
        """Yield where the bytes of a part of `text` stand in the data."""
        index = bisect_right(self._ends, start)
        while start < stop:
            end = self._ends[index]
            offset = self._spans[index][1] - end
            yield start + offset, min(stop, end) + offset
            start = end
            index += 1


def member_values(data: bytes) -> frozenset[bytes]:
    """Return the different string members that `strung_members` would put one behind the other."""
    # findall would keep every other thread waiting until it is done
    return frozenset([match[2] for match in _MEMBER.finditer(data)])


def may_be_shared(text: bytes, values: frozenset[bytes]) -> bool:
    """Tell whether values put one behind the other, in whatever order, can hold a text that begins in one and ends in another.

    It looks at each value once, where putting them together looks for the text in all of them.
    """
    cuts = range(1, len(text))
    firsts = _with_edge(values, tuple(text[:cut] for cut in cuts), bytes.endswith)
    reached = [cut for cut in cuts if any(value.endswith(text[:cut]) for value in firsts)]
    lasts = _with_edge(values, tuple(text[cut:] for cut in cuts), bytes.startswith)
    seen = set(reached)
    while reached:
        cut = reached.pop()
        if any(value.startswith(text[cut:]) for value in lasts):
            return True
        further = {end for end in range(cut + 1, len(text)) if text[cut:end] in values} - seen
        seen |= further
        reached += further
    return False


def _with_edge(
    values: frozenset[bytes],
    edges: tuple[bytes, ...],
    has: Callable[[bytes, tuple[bytes, ...]], bool],
) -> list[bytes]:
    return [value for value in values if has(value, edges)]


def strung_members(data: bytes) -> Iterator[Strung]:
    """Yield the string members of each name in their order, and again by their number on their line.

    The number keeps candidates of one event apart, whose texts take turns.
    """
    groups: dict[Hashable, list[Span]] = {}
    counts: dict[bytes, int] = {}
    line_end = 0
    for match in _MEMBER.finditer(data):
        if match.start() >= line_end:
            counts.clear()
            found = data.find(b"\n", match.end())
            line_end = len(data) if found < 0 else found
        name = match[1]
        counts[name] = counts.get(name, 0) + 1
        groups.setdefault(name, []).append(match.span(2))
        groups.setdefault((name, counts[name]), []).append(match.span(2))
    return (Strung(data, spans) for spans in groups.values() if len(spans) > 1)
