"""The chunks of a run as an array that is read where it is looked at."""

import pytest

from tests.builders import a_run, an_answer, an_event
from tests.unit.presenters.json_runs import a_state, state_of
from workbench.presenters.json_chunks import ChunkValues
from workbench.presenters.response_state import ResponseState


def values_of(state: ResponseState) -> ChunkValues:
    return ChunkValues(state.rows)


def test_that_each_chunk_is_its_json() -> None:
    values = values_of(a_state("Good ", "day"))
    texts = [value["candidates"][0]["content"]["parts"][0]["text"] for value in values]
    assert (len(values), texts) == (2, ["Good ", "day"])
    assert values[0:2] == [values[0], values[1]]


def test_that_a_chunk_that_is_no_json_is_its_text() -> None:
    values = values_of(state_of(a_run(an_event(an_answer("Hi")), an_event("{broken"))))
    assert values[1] == "{broken"


def test_that_there_is_nothing_beyond_the_last() -> None:
    values = values_of(a_state("Hi"))
    with pytest.raises(IndexError):
        values[len(values)]


def test_that_what_arrives_later_is_not_in_it() -> None:
    run = a_run(an_event(an_answer("Hi")), an_event(an_answer("there", "STOP")))
    state = state_of(run, events=3)
    values = values_of(state)
    assert len(values) == 1
