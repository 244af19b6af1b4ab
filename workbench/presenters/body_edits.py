"""What a button of an error or a notice changes in the body; every other character stays as typed.

Keys are taken in the spelling that the body uses: `generationConfig` or `generation_config` (gemini-api.md 3.1).
"""

import re
from typing import Any, Final

from workbench.domain.json_text import NotJson, parse_json, to_json
from workbench.gemini.body import NoSuchPlace, set_at, value_at
from workbench.gemini.catalog import Model

LEVELS: Final = ("minimal", "low", "medium", "high")
LOWEST_BUDGET: Final = 128
_CONFIG = ("generationConfig", "generation_config")
_THINKING = ("thinkingConfig", "thinking_config")
_LEVEL = ("thinkingLevel", "thinking_level")
_BUDGET = ("thinkingBudget", "thinking_budget")
_LIMIT = ("maxOutputTokens", "max_output_tokens")


def with_thinking_level(body: str, level: str) -> str:
    """Return the body asking for a thinking level; a budget goes, both together are refused.

    Errors: NotJson, NoSuchPlace.
    """
    thinking = _path(body, _CONFIG, _THINKING)
    budget = f"{thinking}/{_spelled(body, thinking, _BUDGET)}"
    body = without_member(body, budget)
    place = f"{thinking}/{_spelled(body, thinking, _LEVEL)}"
    before = _value(body, place)
    shouts = isinstance(before, str) and before.isupper()
    return set_at(body, place, to_json(level.upper() if shouts else level))


def with_less_thinking(body: str, model: Model | None) -> str:
    """Return the body asking for less thinking than it does: the next level, or half the budget.

    Errors: NotJson, NoSuchPlace.
    """
    thinking = _path(body, _CONFIG, _THINKING)
    place = f"{thinking}/{_spelled(body, thinking, _BUDGET)}"
    budget = _value(body, place)
    by_budget = model is not None and model.thinking_budget is not None
    if isinstance(budget, int) or by_budget:
        return set_at(body, place, str(_less(budget, model)))
    level = _value(body, f"{thinking}/{_spelled(body, thinking, _LEVEL)}")
    offered = model.thinking_levels if model is not None and model.thinking_levels else LEVELS
    return with_thinking_level(body, _next_below(level, offered))


def with_higher_limit(body: str, model: Model | None) -> str:
    """Return the body allowing twice the output tokens, no more than the model can write.

    Errors: NotJson, NoSuchPlace.
    """
    return set_at(body, limit_place(body), str(_higher(_value(body, limit_place(body)), model)))


def can_raise_limit(body: str, model: Model | None) -> bool:
    """Tell whether the body sets a limit of output tokens that can be higher."""
    try:
        limit = _value(body, limit_place(body))
    except (NotJson, NoSuchPlace):
        return False
    return isinstance(limit, int) and _higher(limit, model) > limit


def limit_place(body: str) -> str:
    """Return the pointer of the limit of output tokens. Errors: NotJson, NoSuchPlace."""
    config = _path(body, _CONFIG)
    return f"{config}/{_spelled(body, config, _LIMIT)}"


def without_member(body: str, pointer: str) -> str:
    """Return the body without a member of an object; unchanged where it has none there. Errors: NotJson, NoSuchPlace."""
    span = value_at(body, pointer)
    if span is None:
        return body
    start = re.search(r'"(?:[^"\\]|\\.)*"\s*:\s*\Z', body[: span[0]])
    comma = re.match(r"\s*,\s*", body[span[1] :])
    begin = start.start() if start is not None else span[0]
    if comma is not None:
        return body[:begin] + body[span[1] + comma.end() :]
    before = body[:begin].rstrip()
    return (before[:-1] if before.endswith(",") else body[:begin]) + body[span[1] :]


def _path(body: str, *levels: tuple[str, ...]) -> str:
    pointer = ""
    for names in levels:
        pointer = f"{pointer}/{_spelled(body, pointer, names)}"
    return pointer


def _spelled(body: str, pointer: str, names: tuple[str, ...]) -> str:
    """Return the name that the body has, the first where it has none."""
    found = (name for name in names if value_at(body, f"{pointer}/{name}") is not None)
    return next(found, names[0])


def _value(body: str, pointer: str) -> Any:
    span = value_at(body, pointer)
    return None if span is None else parse_json(body[span[0] : span[1]])


def _less(budget: object, model: Model | None) -> int:
    lowest, highest = (model and model.thinking_budget) or (LOWEST_BUDGET, 2 * LOWEST_BUDGET)
    known = isinstance(budget, int) and budget > 0
    now = int(str(budget)) if known else highest
    return max(now // 2, lowest, 1)


def _next_below(level: object, offered: tuple[str, ...]) -> str:
    """Return the next lower level; the lowest but one where the body says none."""
    known = [name for name in LEVELS if name in offered] or list(LEVELS)
    said = level.lower() if isinstance(level, str) else "high"
    below = [name for name in known if said in LEVELS and LEVELS.index(name) < LEVELS.index(said)]
    if isinstance(level, str):
        return below[-1] if below else known[0]
    return "low" if "low" in known else known[0]


def _higher(limit: object, model: Model | None) -> int:
    doubled = 2 * limit if isinstance(limit, int) else 0
    most = model.output_limit if model is not None else None
    return doubled if most is None else min(doubled, most)
