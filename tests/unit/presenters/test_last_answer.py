"""What the last answer offers to the editor of assertions."""

from tests.builders import a_run, a_stream
from workbench.gemini.reading import read_run
from workbench.presenters.last_answer import LARGEST, LastAnswer


def an_answer_saying(text: str) -> LastAnswer:
    run = a_run(a_stream(text))
    return LastAnswer(run, read_run(run))


def test_that_each_kind_offers_its_own_places() -> None:
    answer = an_answer_saying('{"id": 1}')
    assert answer.places("output") == ("/id",)
    assert "/candidates/*/content/parts" in answer.places("response")
    assert answer.places("header") == ("Content-Type",)
    assert answer.places("status") == ()


def test_that_prose_offers_no_pointers() -> None:
    assert an_answer_saying("Hello").places("output") == ()


def test_that_a_large_answer_is_not_read_while_typing() -> None:
    answer = an_answer_saying("x" * LARGEST)
    assert not answer.is_small
    assert answer.places("response") == ()
    assert answer.places("header") == ("Content-Type",)
