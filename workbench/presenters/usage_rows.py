"""The tokens of an answer by kind, as the API reported them, in whichever names its surface has for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from workbench.presenters import figures

INCOMPLETE: Final = "Usage incomplete: the answer did not come to its end."
SO_FAR: Final = "So far: the answer is still on its way."
NOTHING_TOLD: Final = "The answer tells no usage."
NOT_YET: Final = "No usage has been told yet."


@dataclass(frozen=True, slots=True)
class UsageRow:
    """One kind of tokens; `level` is more than 0 where it is part of a row above it."""

    kind: str
    tokens: str
    note: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class UsageTable:
    """Rows with what is to be said about them."""

    rows: tuple[UsageRow, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of tokens: the name of its count, a path, and of its list by modality."""

    title: str
    count: str
    details: str = ""
    part_of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Dialect:
    """The names of one surface. The kinds that are no part of another sum up to the total."""

    total: str
    kinds: tuple[_Kind, ...]


_GEMINI: Final = _Dialect(
    "totalTokenCount",
    (
        _Kind("Prompt", "promptTokenCount", "promptTokensDetails"),
        _Kind("Cached", "cachedContentTokenCount", "cacheTokensDetails", "the prompt"),
        _Kind("Tool use", "toolUsePromptTokenCount", "toolUsePromptTokensDetails"),
        _Kind("Thoughts", "thoughtsTokenCount", note="billed as output"),
        _Kind("Output", "candidatesTokenCount", "candidatesTokensDetails"),
    ),
)
_CHAT: Final = _Dialect(
    "total_tokens",
    (
        _Kind("Prompt", "prompt_tokens"),
        _Kind("Cached", "prompt_tokens_details.cached_tokens", part_of="the prompt"),
        _Kind("Output", "completion_tokens"),
        _Kind("Thoughts", "completion_tokens_details.reasoning_tokens", part_of="output"),
    ),
)
_INTERACTIONS: Final = _Dialect(
    "total_tokens",
    (
        _Kind("Prompt", "total_input_tokens", "input_tokens_by_modality"),
        _Kind("Cached", "total_cached_tokens", part_of="the prompt"),
        _Kind("Tool use", "total_tool_use_tokens"),
        _Kind("Thoughts", "total_thought_tokens", note="billed as output"),
        _Kind("Output", "total_output_tokens", "output_tokens_by_modality"),
    ),
)
_COUNTS: Final = ("tokenCount", "tokens")
_ALWAYS: Final = frozenset({"Prompt", "Output"})
_FACTS: Final = {
    "serviceTier": "Service tier",
    "service_tier": "Service tier",
    "trafficType": "Traffic type",
}


def usage_table(usage: object, *, is_running: bool, is_broken: bool) -> UsageTable:
    """Return the rows of a usage object; `is_broken` where the answer did not come to its end."""
    if not isinstance(usage, dict) or not usage:
        return UsageTable(notes=(NOT_YET if is_running else NOTHING_TOLD,))
    dialect = _dialect_of(usage)
    rows = [row for kind in dialect.kinds for row in _rows(usage, kind)]
    rows.append(UsageRow("Total", figures.count(_number(usage, dialect.total))))
    ending = SO_FAR if is_running else INCOMPLETE if is_broken else ""
    notes = (ending, _difference(usage, dialect), *_facts(usage))
    return UsageTable(tuple(rows), tuple(filter(None, notes)))


def _dialect_of(usage: Mapping[str, Any]) -> _Dialect:
    if "total_input_tokens" in usage or "total_output_tokens" in usage:
        return _INTERACTIONS
    return _CHAT if "prompt_tokens" in usage or "completion_tokens" in usage else _GEMINI


def _rows(usage: Mapping[str, Any], kind: _Kind) -> Iterator[UsageRow]:
    """Yield the row of a kind, and below it those of its modalities."""
    count = _number(usage, kind.count)
    level = 1 if kind.part_of else 0
    if count is not None or kind.title in _ALWAYS:
        note = f"part of {kind.part_of}" if kind.part_of else kind.note
        yield UsageRow(kind.title, figures.count(count), note, level)
    details = usage.get(kind.details)
    for each in details if isinstance(details, list) else ():
        if isinstance(each, dict) and isinstance(each.get("modality"), str):
            told = next((n for name in _COUNTS if (n := _number(each, name)) is not None), None)
            yield UsageRow(each["modality"].capitalize(), figures.count(told), level=level + 1)


def _difference(usage: Mapping[str, Any], dialect: _Dialect) -> str:
    """Return what is said where the total is not the sum of the kinds."""
    total = _number(usage, dialect.total)
    told = [_number(usage, kind.count) for kind in dialect.kinds if not kind.part_of]
    known = [each for each in told if each is not None]
    if total is None or not known or sum(known) == total:
        return ""
    return f"{dialect.total} differs from the sum of its kinds, {figures.count(sum(known))}."


def _facts(usage: Mapping[str, Any]) -> Iterator[str]:
    for name, title in _FACTS.items():
        if isinstance(usage.get(name), str):
            yield f"{title}: {usage[name]}"


def _number(holder: Mapping[str, Any], path: str) -> int | None:
    value: Any = holder
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
