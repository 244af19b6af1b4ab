"""Notices on an answer that is whole but not what one hopes for. Source: ui.md 13.3, gemini-api.md 4.3."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from workbench.domain.assertion import Verdict
from workbench.gemini.candidates import UNFINISHED
from workbench.gemini.catalog import Model
from workbench.gemini.reading import Reading
from workbench.gemini.response import ResponseFold
from workbench.presenters import figures
from workbench.presenters.body_edits import can_raise_limit
from workbench.presenters.error_view import Act, Action

Severity = Literal["info", "success", "warning", "error", "neutral"]

SAFETY: Final = "Stopped by a safety filter"
_NUMBERED = {1: "STOP", 2: "MAX_TOKENS", 3: "SAFETY", 4: "RECITATION", 5: "OTHER", 6: "LANGUAGE"}
"""How `enum-encoding=int` spells finish reasons; others are shown as they are."""

_FINISH: Mapping[str, tuple[str, str]] = {
    "SAFETY": (SAFETY, ""),
    "PROHIBITED_CONTENT": (SAFETY, "Prohibited content; this filter cannot be adjusted."),
    "BLOCKLIST": (SAFETY, "The answer had a forbidden term."),
    "SPII": (SAFETY, "The answer had sensitive personal data."),
    "IMAGE_SAFETY": (SAFETY, "The picture was held back."),
    "IMAGE_PROHIBITED_CONTENT": (SAFETY, "The picture was held back as prohibited content."),
    "MODEL_ARMOR": (SAFETY, "Model Armor held the answer back."),
    "RECITATION": ("Stopped: too close to a source", ""),
    "IMAGE_RECITATION": ("Stopped: the picture was too close to a source", ""),
    "LANGUAGE": ("Stopped: the language is not supported", ""),
    "OTHER": ("Stopped for a reason that Google does not name", ""),
    "IMAGE_OTHER": ("No picture, for a reason that Google does not name", ""),
    "NO_IMAGE": ("The model made no picture", ""),
    "MALFORMED_FUNCTION_CALL": ("The model wrote a function call that cannot be read", ""),
    "UNEXPECTED_TOOL_CALL": ("The model called a function that the request does not offer", ""),
    "TOO_MANY_TOOL_CALLS": ("The model called tools too many times", ""),
    "MISSING_THOUGHT_SIGNATURE": ("The contents lack a thought signature", ""),
    "MALFORMED_RESPONSE": ("The model wrote an answer that cannot be read", ""),
    "CONTINUATION": ("The answer goes on in another request", ""),
}
_MALFORMED = frozenset({"MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE"})
_MILD = frozenset({"MAX_TOKENS", "CONTINUATION"})


@dataclass(frozen=True, slots=True)
class Notice:
    """One line with a glyph: what is to be known of an answer, why, and the view that shows more ("" for none).

    `action` is what can be done about it, its label the link's.
    """

    severity: Severity
    title: str
    detail: str = ""
    view: str = ""
    link: str = ""
    action: Action | None = None

    @property
    def closed(self) -> bool:
        """A notice never changes."""
        return True

    @property
    def revision(self) -> int:
        """As above."""
        return 0


def notices_of(reading: Reading, body: str = "", model: Model | None = None) -> tuple[Notice, ...]:
    """Return what is to be known of a finished answer, in the order of its importance.

    `body` and `model` are those of the request, for what can be done about a limit.
    """
    response = reading.response
    finish = (_with_way(notice, reading, body, model) for notice in _finish(response))
    return (*_blocked(response), *finish, *_empty(reading), *_other_model(reading))


def stopped(chunks: int) -> Notice:
    """Return the line that ends what the user stopped."""
    after = f"after {figures.plural(chunks, 'chunk')}" if chunks else "before the first chunk"
    return Notice("neutral", f"Stopped {after}")


def failed_assertions(verdicts: Sequence[Verdict]) -> Notice | None:
    """Return the line on assertions that failed, None where none did."""
    failed = sum(not verdict.passed and not verdict.skipped for verdict in verdicts)
    if not failed:
        return None
    judged = sum(not verdict.skipped for verdict in verdicts)
    noun = "assertion" if judged == 1 else "assertions"
    title = f"{failed:,} of {judged:,} {noun} failed"
    return Notice("error", title, view="assertions", link="Show assertions")


def _blocked(response: ResponseFold) -> Iterator[Notice]:
    if response.block_reason is None:
        return
    feedback = _merged(response).get("promptFeedback")
    message = feedback.get("blockReasonMessage") if isinstance(feedback, dict) else None
    detail = message if isinstance(message, str) else _in_words(str(response.block_reason))
    place = "/promptFeedback/safetyRatings" if _has(feedback, "safetyRatings") else ""
    yield _linked(Notice("warning", "Google blocked the prompt", detail), place)


def _finish(response: ResponseFold) -> Iterator[Notice]:
    told = response.finish_reason
    reason = _NUMBERED.get(told, str(told)) if isinstance(told, int) else told
    if told in UNFINISHED or reason is None or reason == "STOP":
        return
    title, detail = _FINISH.get(reason, (f"Finish reason: {reason}", ""))
    if reason == "MAX_TOKENS":
        title, detail = _cut_off(response)
    elif reason == "SAFETY":
        title, detail = _filtered(response)
    severity: Severity = "warning" if reason in _MILD else "error"
    yield Notice(severity, title, response.finish_message or detail)


def _with_way(notice: Notice, reading: Reading, body: str, model: Model | None) -> Notice:
    """Return the notice on a finish reason with what can be done about it."""
    reason = reading.response.finish_reason
    reason = _NUMBERED.get(reason) if isinstance(reason, int) else reason
    if reason == "MAX_TOKENS" and can_raise_limit(body, model):
        return replace(notice, action=Action(Act.RAISE_LIMIT, "Raise the limit"))
    if reason in _MALFORMED:
        return replace(notice, action=Action(Act.SEND_AGAIN, "Send again"))
    has_ratings = _has(_first_candidate(reading.response), "safetyRatings")
    return _linked(notice, "/candidates/0/safetyRatings" if has_ratings else "")


def _linked(notice: Notice, place: str) -> Notice:
    """Return a notice with the way to the ratings behind it, if there are any."""
    if not place:
        return notice
    return replace(notice, action=Action(Act.SHOW_PLACE, "Show ratings", place))


def _has(value: object, key: str) -> bool:
    return isinstance(value, dict) and bool(value.get(key))


def _cut_off(response: ResponseFold) -> tuple[str, str]:
    usage = response.usage or {}
    known = [usage.get("candidatesTokenCount"), usage.get("thoughtsTokenCount")]
    counts = [number for number in known if isinstance(number, int)]
    at = f" at {figures.plural(sum(counts), 'token')}" if counts else " at the token limit"
    return f"Cut off{at}", "The limit of the request or of the model was reached."


def _filtered(response: ResponseFold) -> tuple[str, str]:
    ratings = _first_candidate(response).get("safetyRatings")
    found = [
        _in_words(str(rating.get("category", "")).removeprefix("HARM_CATEGORY_"))
        for rating in ratings or ()
        if isinstance(rating, dict)
        and (rating.get("blocked") or rating.get("probability") == "HIGH")
    ]
    return (f"{SAFETY}: {', '.join(found)}" if found else SAFETY), ""


def _empty(reading: Reading) -> Iterator[Notice]:
    response = reading.response
    says_nothing = response.block_reason is None and not any(
        part.text or part.kind.value not in {"text", "thought"} for part in response.parts()
    )
    if says_nothing and reading.endpoint.generates and response.finish_reason in (None, "STOP"):
        yield Notice("warning", "The response has no content")


def _other_model(reading: Reading) -> Iterator[Notice]:
    asked = reading.endpoint.model.removeprefix("models/")
    answered = (reading.response.model_version or "").removeprefix("models/")
    if not asked or not answered or asked.endswith("-latest") or "{{" in asked:
        return
    if not answered.startswith(asked) and not asked.startswith(answered):
        action = Action(Act.USE_MODEL, "Use that name", answered)
        yield Notice("warning", f"You asked for {asked}; {answered} answered", action=action)


def _merged(response: ResponseFold) -> Mapping[str, Any]:
    merged = response.merged()
    return merged if isinstance(merged, dict) else {}


def _first_candidate(response: ResponseFold) -> Mapping[str, Any]:
    candidates = _merged(response).get("candidates")
    first = candidates[0] if isinstance(candidates, list) and candidates else {}
    return first if isinstance(first, dict) else {}


def _in_words(constant: str) -> str:
    return constant.replace("_", " ").lower()
