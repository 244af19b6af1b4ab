"""Where a caret belongs after a text was indented anew: the characters that are no white space are the same."""

import re

_WORDS = re.compile(r"\S+")


def same_place(before: str, index: int, after: str) -> int:
    """Return the place in `after` behind as many visible characters as stand before `index`."""
    left = len("".join(before[:index].split()))
    if not left:
        return 0
    for word in _WORDS.finditer(after):
        if left <= word.end() - word.start():
            return word.start() + left
        left -= word.end() - word.start()
    return len(after)
