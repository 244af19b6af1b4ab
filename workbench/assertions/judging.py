"""Assertions and evidence into verdicts; what only a worker can answer is asked once and folded in.

An assertion either gets its verdict at once or waits for the answers to its own questions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.assertions.checks import (
    CHECKS,
    EXISTS,
    IS_ABSENT,
    MATCHES,
    MATCHES_SCHEMA,
    holds,
    pattern_of,
    pattern_text,
    shown_apart,
)
from workbench.assertions.evidence import Evidence
from workbench.assertions.kind import CannotJudge, Kind, Missing, Unreadable, Value
from workbench.assertions.question import (
    Answer,
    PatternQuestion,
    Question,
    SchemaQuestion,
    Violation,
)
from workbench.assertions.sentence import expected, title_of
from workbench.assertions.timing import milliseconds
from workbench.assertions.wording import cut, shown
from workbench.domain.assertion import NO_VALUE, Assertion, SchemaFile, Verdict
from workbench.domain.collection import Trouble
from workbench.domain.json_text import to_json
from workbench.domain.pointer import BadPointer, Found, Lost, Place, places

MOST_VIOLATIONS = 100
"""How many errors a verdict lists. Source: command-line.md, Verdicts."""

Schemas = Mapping[str, SchemaFile | Trouble]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An assertion whose places wait for answers; `questions` has one for each place that was found."""

    assertion: Assertion
    unit: str
    places: tuple[Place, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts so far. Ask the `questions`, then `settle` with their answers."""

    _items: tuple["Verdict | _Waiting", ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the run, for one trip to a worker."""
        waiting = [item for item in self._items if isinstance(item, _Waiting)]
        return tuple(question for item in waiting for question in item.questions)

    def settle(self, answers: Sequence[Answer] = ()) -> tuple[Verdict, ...]:
        """Return all verdicts in the order of the assertions; `answers` are in the order of `questions`."""
        left = iter(answers)
        return tuple(
            item if isinstance(item, Verdict) else _settled(item, left) for item in self._items
        )


def judge_with(
    kinds: Iterable[Kind], assertions: Iterable[Assertion], evidence: Evidence, schemas: Schemas
) -> Judgement:
    """Judge assertions with these kinds; `schemas` holds what is known of each schema file by name."""
    by_name = {kind.what: kind for kind in kinds}
    return Judgement(
        tuple(_judged(by_name.get(one.what), one, evidence, schemas) for one in assertions)
    )


def _judged(
    kind: Kind | None, assertion: Assertion, evidence: Evidence, schemas: Schemas
) -> Verdict | _Waiting:
    if not assertion.enabled:
        return _verdict(assertion, "", passed=False, skipped=True)
    if kind is None or assertion.check not in CHECKS:
        word = assertion.what if kind is None else assertion.check
        return _verdict(assertion, f"This version cannot judge `{word}`.", passed=False)
    try:
        return _applied(kind, assertion, evidence, schemas)
    except (CannotJudge, BadPointer) as problem:
        return _verdict(assertion, str(problem), passed=False, unit=kind.unit)


def _applied(
    kind: Kind, assertion: Assertion, evidence: Evidence, schemas: Schemas
) -> Verdict | _Waiting:
    target = kind.target(evidence, assertion)
    match target:
        case Unreadable(reason):
            return _verdict(assertion, reason, passed=False, unit=kind.unit)
        case Missing(instead):
            passed = assertion.check == IS_ABSENT
            return _verdict(assertion, instead, passed=passed, unit=kind.unit)
        case Value(value):
            found = places(value, assertion.pointer or "")
            return _checked(assertion, found, kind.unit, schemas)


def _checked(
    assertion: Assertion, found: tuple[Place, ...], unit: str, schemas: Schemas
) -> Verdict | _Waiting:
    if assertion.check == IS_ABSENT:
        return _absent(assertion, found, unit)
    if assertion.check == MATCHES:
        return _Waiting(assertion, unit, found, _pattern_questions(assertion, found))
    if assertion.check == MATCHES_SCHEMA:
        return _Waiting(assertion, unit, found, _schema_questions(assertion, found, schemas))
    return _compared(assertion, found, unit)


def _absent(assertion: Assertion, found: tuple[Place, ...], unit: str) -> Verdict:
    for place in found:
        if isinstance(place, Found):
            return _failed(assertion, place, shown(place.value, unit), unit)
        if place.is_empty:
            return _failed(assertion, place, _instead(place), unit)
    return _verdict(assertion, _instead(found[0]), passed=True, unit=unit)


def _compared(assertion: Assertion, found: tuple[Place, ...], unit: str) -> Verdict:
    wanted = _wanted(assertion, unit)
    for place in found:
        reason = _reason_against(assertion, place, wanted, unit)
        if reason is not None:
            return _failed(assertion, place, reason, unit)
    return _verdict(assertion, _seen(found, unit), passed=True, unit=unit)


def _reason_against(assertion: Assertion, place: Place, wanted: Any, unit: str) -> str | None:
    """Return why a place fails, None where it holds."""
    if isinstance(place, Lost):
        return _instead(place)
    if assertion.check == EXISTS:
        return None
    try:
        fits = holds(assertion.check, place.value, wanted)
    except CannotJudge as problem:
        return str(problem)
    return None if fits else shown_apart(place.value, wanted, unit)


def _wanted(assertion: Assertion, unit: str) -> Any:
    is_compared = assertion.value is not NO_VALUE and assertion.check != EXISTS
    return milliseconds(assertion.value) if unit and is_compared else assertion.value


def _pattern_questions(
    assertion: Assertion, found: tuple[Place, ...]
) -> tuple[PatternQuestion, ...]:
    pattern = pattern_of(assertion.value)
    return tuple(PatternQuestion(pattern, pattern_text(value)) for value in _values(found))


def _schema_questions(
    assertion: Assertion, found: tuple[Place, ...], schemas: Schemas
) -> tuple[SchemaQuestion, ...]:
    schema = _schema(assertion, schemas)
    return tuple(
        SchemaQuestion(schema.text, value, schema.documents, schema.base)
        for value in _values(found)
    )


def _schema(assertion: Assertion, schemas: Schemas) -> SchemaFile:
    if assertion.schema is None:
        if assertion.value is NO_VALUE:
            raise CannotJudge("`matches schema` needs `schema:`, a file of the collection.")
        return SchemaFile(to_json(assertion.value))
    known = schemas.get(assertion.schema, Trouble("there is no such file in the collection"))
    if isinstance(known, Trouble):
        place = f" (line {known.line}, column {known.column})" if known.line else ""
        raise CannotJudge(f"The schema {assertion.schema} cannot be read: {known.reason}{place}")
    return known


def _values(found: Iterable[Place]) -> Iterator[Any]:
    return (place.value for place in found if isinstance(place, Found))


def _settled(waiting: _Waiting, left: Iterator[Answer]) -> Verdict:
    answered = [
        (place, next(left) if isinstance(place, Found) else None) for place in waiting.places
    ]
    settle = _settled_schema if waiting.assertion.check == MATCHES_SCHEMA else _settled_pattern
    return settle(waiting, answered)


def _settled_pattern(waiting: _Waiting, answered: Sequence[tuple[Place, Answer | None]]) -> Verdict:
    for place, answer in answered:
        if answer is None or not answer.holds:
            reason = _pattern_reason(place, answer, waiting.unit)
            return _failed(waiting.assertion, place, reason, waiting.unit)
    seen = _seen(waiting.places, waiting.unit)
    return _verdict(waiting.assertion, seen, passed=True, unit=waiting.unit)


def _pattern_reason(place: Place, answer: Answer | None, unit: str) -> str:
    if answer is not None and answer.trouble is not None:
        return answer.trouble
    return _instead(place) if isinstance(place, Lost) else shown(place.value, unit)


def _settled_schema(waiting: _Waiting, answered: Sequence[tuple[Place, Answer | None]]) -> Verdict:
    trouble = next(
        (answer.trouble for _place, answer in answered if answer and answer.trouble), None
    )
    if trouble is not None:
        return _verdict(waiting.assertion, trouble, passed=False)
    violations = [one for place, answer in answered for one in _violations(place, answer)]
    if not violations:
        return _verdict(waiting.assertion, "", passed=True)
    lines = [f"{one.pointer}: {one.sentence}" for one in violations[:MOST_VIOLATIONS]]
    return _verdict(
        waiting.assertion, "\n".join(lines), passed=False, pointer=violations[0].pointer
    )


def _violations(place: Place, answer: Answer | None) -> Iterator[Violation]:
    """Yield what is wrong below a place, with pointers from the top of the judged value."""
    if isinstance(place, Lost):
        yield Violation(place.pointer, _instead(place))
    for one in answer.violations if answer else ():
        yield Violation(place.pointer + one.pointer, one.sentence)


def _seen(found: tuple[Place, ...], unit: str) -> str:
    """Return what was there: the value, or those of every place."""
    few = found[:MOST_VIOLATIONS]
    return cut(", ".join(shown(value, unit) for value in _values(few)))


def _instead(place: Place) -> str:
    return f"Nothing there: {place.reason}." if isinstance(place, Lost) else ""


def _failed(assertion: Assertion, place: Place, actual: str, unit: str) -> Verdict:
    return _verdict(assertion, actual, passed=False, unit=unit, pointer=place.pointer or None)


def _verdict(
    assertion: Assertion,
    actual: str,
    *,
    passed: bool,
    skipped: bool = False,
    unit: str = "",
    pointer: str | None = None,
) -> Verdict:
    return Verdict(
        title=title_of(assertion),
        what=assertion.what,
        check=assertion.check,
        passed=passed,
        skipped=skipped,
        pointer=assertion.pointer if pointer is None else pointer,
        expected=expected(assertion, unit),
        actual=actual,
    )
