"""The words for the ends of runs."""

import pytest

from tests.builders import STREAM_URL, an_answer
from tests.unit.gemini.test_response import ERROR, folded
from workbench.domain.run import CLEAN, Cause, TransportEnd
from workbench.gemini.answer import Answer, Fault
from workbench.gemini.end_reasons import why_cut, why_failed
from workbench.gemini.endpoints import read_url

BROKEN = TransportEnd(clean=False, cause=Cause.BROKEN, host="example.test")


def an_answer_with(*values: object) -> Answer:
    """Return an answer with these frames."""
    response = folded(*values)
    return Answer(read_url(STREAM_URL), status=404, response=response, beginning="<title>Sign in")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault.NO_ANSWER, "broke"),
        (Fault.REFUSED, "404"),
        (Fault.PAGE, "Sign in"),
        (Fault.ERROR, "after 1 chunk"),
        (Fault.BAD_EVENT, "Chunk 3"),
    ],
)
def test_that_every_fault_has_its_words(fault: Fault, words: str) -> None:
    failure = why_failed(fault, an_answer_with(an_answer("a"), ERROR, "oops"), BROKEN)
    assert words in f"{failure.title} {failure.explanation} {failure.facts}"


@pytest.mark.parametrize(
    ("end", "missing", "words"),
    [
        (CLEAN, "its end is gone", "its end is gone"),
        (BROKEN, "its end is gone", "its end is gone"),
        (BROKEN, "", "did not end in order"),
    ],
)
def test_that_a_cut_names_what_is_missing(end: TransportEnd, missing: str, words: str) -> None:
    assert words in why_cut(an_answer_with(an_answer("a")), end, missing).explanation
