"""A failure told with what only the sender knows: the key's name, the body, models with near names, levels."""

import re
from dataclasses import dataclass, replace

from workbench.domain.json_text import NotJson, parse_json
from workbench.gemini.failure import Failure
from workbench.gemini.field_paths import pointer_in
from workbench.gemini.unsigned_calls import unsigned_call

_CALL_NAME = r"(?i)function call `(?:default_api:)?([^`\n]+)`"


@dataclass(frozen=True, slots=True)
class FailureContext:
    """What surrounds a failed request; each part may be missing.

    `key`: the key's name and last four, as it is shown; `names`: models with near names, nearest first;
    `note`: what the catalog knows of the model asked for; `levels`: thinking levels that it offers.
    """

    key: str = ""
    body: str = ""
    names: tuple[str, ...] = ()
    note: str = ""
    levels: tuple[str, ...] = ()


def in_context(failure: Failure, context: FailureContext) -> Failure:
    """Return the failure with the parts of the context that its row has a place for."""
    match failure.id:
        case "key rejected" | "key blocked" if context.key:
            return replace(failure, explanation=f"The key is {context.key}. {failure.explanation}")
        case "field" if context.body:
            return _with_pointers(failure, context.body)
        case "signature missing" if context.body:
            return _with_call(failure, context.body)
        case "no such model":
            return _with_names(failure, context)
        case "thinking" if context.levels:
            return _with_levels(failure, context.levels)
    return failure


def _with_pointers(failure: Failure, body_text: str) -> Failure:
    try:
        body = parse_json(body_text)
    except NotJson:
        return failure
    facts = tuple(
        (name, pointer_in(value, body) if name == "Field" else value)
        for name, value in failure.facts
    )
    return replace(failure, facts=facts)


def _with_call(failure: Failure, body_text: str) -> Failure:
    """Name the part that lacks its signature."""
    match = re.search(_CALL_NAME, failure.message)
    pointer = unsigned_call(body_text, match[1] if match else "") or unsigned_call(body_text)
    facts = (*failure.facts, ("Field", pointer)) if pointer else failure.facts
    return replace(failure, facts=facts)


def _with_names(failure: Failure, context: FailureContext) -> Failure:
    near = f"The nearest names are {_listed(context.names)}." if context.names else ""
    sentences = (failure.explanation, context.note, near)
    return replace(
        failure,
        explanation="\n".join(sentence for sentence in sentences if sentence),
        action=f'Use "{context.names[0]}"' if context.names else failure.action,
    )


def _with_levels(failure: Failure, levels: tuple[str, ...]) -> Failure:
    use = "medium" if "medium" in levels else levels[-1]
    return replace(
        failure,
        explanation=f"{failure.explanation}\nIt offers {_listed(levels)}.".lstrip(),
        action=f"Use {use.capitalize()}",
    )


def _listed(words: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
