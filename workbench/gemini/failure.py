"""One failure in the user's words, and the rows of the catalogue that it is made from. Source: ui.md 13."""

from dataclasses import dataclass

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """What happened, why, and what to do. `id` is stable; `action` and `others` are the labels of its buttons.

    `status` is the server's own status word or string code, `code` its number, `reason` that of its ErrorInfo,
    `message` its own text; `facts` are the rows of the table below it; `link` is the address that an
    *Open …* action opens, empty where the answer names none.
    """

    id: str
    title: str
    explanation: str = ""
    action: str = ""
    status: str | None = None
    reason: str | None = None
    message: str = ""
    retryable: bool = False
    retry_after_s: float | None = None
    others: tuple[str, ...] = ()
    facts: Facts = ()
    code: int | None = None
    link: str = ""

    def fact(self, name: str) -> str:
        """Return the first fact of that name, empty where there is none."""
        return next((value for key, value in self.facts if key == name), "")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the catalogue: final copy, with `{places}` to fill. `retries`: whether it may be tried again by itself."""

    id: str
    title: str
    why: str = ""
    action: str = ""
    others: tuple[str, ...] = ()
    retries: bool = False

    def failure(self, why: str | None = None, **places: object) -> Failure:
        """Return the failure that this row tells, its places filled in."""
        told = _Places(places)
        return Failure(
            id=self.id,
            title=self.title.format_map(told),
            explanation=(self.why.format_map(told) if why is None else why).strip(),
            action=self.action,
            others=self.others,
            retryable=self.retries,
        )


class _Places(dict[str, object]):
    """Values for a row's places; what nobody said reads as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def chunks_in_words(count: int) -> str:
    """Return how many chunks, as `1 chunk` or `1,216 chunks`."""
    return "1 chunk" if count == 1 else f"{count:,} chunks"


def time_in_words(seconds: float) -> str:
    """Return a duration as it stands in a sentence: `27 s`, `44.1 s`, `2 min 5 s`, `10 h`."""
    minute, hour = 60, 3600
    if seconds < 2 * minute:
        return f"{round(seconds, 1):g} s"
    whole = round(seconds)
    if whole < 2 * hour:
        return _two_parts(whole // minute, "min", whole % minute, "s")
    return _two_parts(whole // hour, "h", whole % hour // minute, "min")


def _two_parts(large: int, unit: str, small: int, small_unit: str) -> str:
    return f"{large:,} {unit} {small} {small_unit}" if small else f"{large:,} {unit}"
