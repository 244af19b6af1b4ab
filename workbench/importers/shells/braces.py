"""Brace expansion: `a{b,c}` is two words, `{1..3}` three. Source: the Bash Reference Manual, Brace Expansion.

A word is a list of characters with whether each was quoted: quoted braces and commas are ordinary.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

Character = tuple[str, bool]
"""A character, and whether a quote or a backslash protects it."""

MOST = 1000
"""More words than these are left as they were typed."""

_RANGE = re.compile(r"(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?|([A-Za-z])\.\.([A-Za-z])")


def expanded(word: Sequence[Character]) -> list[list[Character]]:
    """Return the words that a word with braces stands for; without braces, the word alone."""
    if ("{", False) not in word:
        return [list(word)]
    words = _expanded(list(word))
    return words if len(words) <= MOST else [list(word)]


def _expanded(word: list[Character]) -> list[list[Character]]:
    for start, character in enumerate(word):
        if character != ("{", False) or (start and word[start - 1] == ("$", False)):
            continue
        end = _end(word, start)
        if end is None:
            continue
        choices = _choices(word[start + 1 : end])
        if choices:
            rests = _expanded(word[end + 1 :])
            return [word[:start] + c + r for c, r in product(choices, rests)][: MOST + 1]
    return [word]


def _end(word: Sequence[Character], start: int) -> int | None:
    depth = 0
    for at in range(start, len(word)):
        if word[at] == ("{", False):
            depth += 1
        elif word[at] == ("}", False):
            depth -= 1
            if not depth:
                return at
    return None


def _choices(inside: list[Character]) -> list[list[Character]]:
    parts = list(_parts(inside))
    if len(parts) > 1:
        return [word for part in parts for word in _expanded(part)]
    text = "".join(c for c, _ in inside)
    found = None if any(quoted for _, quoted in inside) else _RANGE.fullmatch(text)
    return [[(c, False) for c in word] for word in _range(found)] if found else []


def _parts(inside: list[Character]) -> Iterator[list[Character]]:
    depth = 0
    part: list[Character] = []
    for character in inside:
        depth += {("{", False): 1, ("}", False): -1}.get(character, 0)
        if character == (",", False) and not depth:
            yield part
            part = []
        else:
            part.append(character)
    yield part


def _range(found: re.Match[str]) -> list[str]:
    if found[4]:
        numbers = _between(ord(found[4]), ord(found[5]), 1)
        return [chr(number) for number in numbers]
    width = max(len(end) for end in found.group(1, 2)) if _has_zeros(found) else 0
    numbers = _between(int(found[1]), int(found[2]), abs(int(found[3] or 1)) or 1)
    return [f"{number:0{width}d}" for number in numbers]


def _has_zeros(found: re.Match[str]) -> bool:
    return any(re.match(r"-?0\d", end) is not None for end in found.group(1, 2))


def _between(first: int, last: int, step: int) -> range:
    if abs(last - first) // step > MOST:
        return range(0)
    return range(first, last + 1, step) if first <= last else range(first, last - 1, -step)
