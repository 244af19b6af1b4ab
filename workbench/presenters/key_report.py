"""What the key doctor says: a key's kind, what works where, where it may go, what a request carries, Google's answer."""

from typing import NamedTuple

from workbench.gemini.key_answers import Advice, Verdict, advice_on
from workbench.gemini.key_shapes import Kind, Shape, shape_of
from workbench.gemini.key_uses import uses_of
from workbench.presenters.figures import plural
from workbench.presenters.key_need import without_command
from workbench.services.key_check import KeyCheck
from workbench.services.key_doctor import Examined, Fit

USE_TITLES = ("Where", "How", "Works", "Why")
COMPLETE = "It looks complete."
NOWHERE = "It works nowhere as it is."
ASKING = "Asking Google for its models…"
BOTH_SET = "GEMINI_API_KEY and GOOGLE_API_KEY are both set: here the first is taken, Google's own SDKs take the second."
"""Source: gemini-api.md 1.1."""

_TWO = (
    "Google takes one: with two it may answer 400 “Multiple authentication credentials received”, "
    "or use either. Keep one of them."
)


class Words(NamedTuple):
    """A title with sentences below it; `glyph` is an icon's name, `tint` the token of its colour."""

    glyph: str
    tint: str
    title: str
    lines: tuple[str, ...] = ()


_GOOD, _BAD, _OPEN = (
    ("circle-check", "success.fg"),
    ("circle-x", "error.fg"),
    ("circle-help", "warning.fg"),
)
_GLYPHS = {Verdict.ACCEPTED: _GOOD, Verdict.REFUSED: _BAD, Verdict.UNKNOWN: _OPEN}


def process_key_words(words: Words, name: str, variables: tuple[str, ...]) -> Words:
    """Return what is said of a key, and that another one of the process stands behind it."""
    if name not in variables or len(variables) == 1:
        return words
    return words._replace(lines=(*words.lines, BOTH_SET))


def kind_words(shape: Shape, four: str = "") -> Words:
    """Return what a key is, and what is wrong with it as it stands."""
    title = f"{shape.kind.value} · ends with …{four}" if four else shape.kind.value
    if shape.troubles:
        return Words("triangle-alert", "warning.fg", title, (shape.meaning, *shape.troubles))
    if not shape.is_key:
        return Words("info", "info.fg", title, (shape.meaning,))
    looks = (COMPLETE,) if shape.kind is not Kind.UNKNOWN else ()
    return Words("key-round", "accent.fg", title, (shape.meaning, *looks))


def doubts_about(text: str) -> str:
    """Return what speaks against keeping a text as a key, "" where nothing does; the user may keep it all the same."""
    shape = shape_of(text)
    doubts = [trouble for trouble in shape.troubles if not trouble.startswith("White space")]
    if not shape.is_key and shape.kind is not Kind.EMPTY:
        doubts = [shape.meaning, *doubts]
    return " ".join(doubts)


def unread_words(examined: Examined) -> Words:
    """Return why a key's value could not be looked at."""
    return Words("lock", "warning.fg", "This key cannot be read now", (examined.unread,))


def use_rows(kind: Kind) -> tuple[tuple[str, str, str, str], ...]:
    """Return what works where, as rows under `USE_TITLES`."""
    return tuple((use.surface, use.way, use.works.value, use.why) for use in uses_of(kind))


def fit_words(name: str, fit: Fit) -> Words:
    """Return whether a key may go where the environment leads."""
    if not fit.host:
        text = f"The environment “{fit.environment}” names no base URL."
        return Words("info", "info.fg", text)
    if not fit.why:
        title = f"“{name}” goes to {fit.host}, where the environment “{fit.environment}” leads."
        return Words("circle-check", "success.fg", title)
    why = without_command(fit.why).rstrip(".")
    title = f"“{name}” is left out of requests to {fit.host}."
    return Words("triangle-alert", "warning.fg", title, (f"{why[:1].upper()}{why[1:]}.",))


def request_words(request: str, carried: tuple[str, ...]) -> Words:
    """Return which credentials a request carries, and what two of them do."""
    if not carried:
        return Words("info", "info.fg", f"“{request}” carries no credential.")
    if len(carried) == 1:
        return Words(
            "circle-check", "success.fg", f"“{request}” carries one credential: {carried[0]}."
        )
    places = f"{', '.join(carried[:-1])} and {carried[-1]}"
    title = f"“{request}” carries {len(carried)} credentials: {places}."
    return Words("triangle-alert", "warning.fg", title, (_TWO,))


def calling_words() -> Words:
    """Return what is said while Google is asked."""
    return Words("loader-circle", "text.muted", ASKING)


def answer_words(check: KeyCheck, kind: Kind) -> Words:
    """Return what the one call has shown."""
    if check.models is not None:
        found = f"{'At least ' if check.has_more else ''}{plural(check.models, 'model')} available."
        return Words(*_GOOD, Verdict.ACCEPTED.value, (found,))
    if check.failure is None:
        return Words(*_OPEN, "Nothing was sent", (check.refused,))
    advice = advice_on(check.failure, kind)
    return Words(*_GLYPHS[advice.verdict], advice.verdict.value, _sentences(check, advice))


def _sentences(check: KeyCheck, advice: Advice) -> tuple[str, ...]:
    """Return what Google said in the catalogue's words, what to do, and the server's own text."""
    failure = check.failure
    assert failure is not None  # noqa: S101  # asked for only then
    code = " ".join(str(part) for part in (failure.code, failure.reason or failure.status) if part)
    title = "" if failure.title == advice.verdict.value else failure.title
    told = (
        f"{': '.join(filter(None, (code, title)))}.",
        failure.explanation,
        *advice.steps,
        f"The server's words: {failure.message}" if failure.message else "",
    )
    return tuple(dict.fromkeys(sentence for sentence in told if sentence))
