"""What differs between two texts."""


def changed_part(before: str, after: str) -> tuple[int, int, str]:
    """Return the half-open range of `before` that differs, and what stands there in `after`."""
    most = min(len(before), len(after))
    start = _shared(before, after, most)
    tail = _shared_end(before, after, most - start)
    return start, len(before) - tail, after[start : len(after) - tail]


def _shared(one: str, other: str, most: int) -> int:
    """Return how many characters two texts begin with in common, by halving: slices are compared fast."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_end(one: str, other: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if _tail(one, low, middle) == _tail(other, low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _tail(text: str, low: int, high: int) -> str:
    return text[len(text) - high : len(text) - low]
