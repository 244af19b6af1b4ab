"""What works where, by kind."""

import pytest

from workbench.gemini.key_shapes import Kind
from workbench.gemini.key_uses import BEARER, GEMINI, HEADER, QUERY, VERTEX, Works, uses_of


def works(kind: Kind, surface: str, way: str) -> Works:
    return next(use.works for use in uses_of(kind) if (use.surface, use.way) == (surface, way))


def test_that_keys_go_in_their_header_and_tokens_do_not() -> None:
    assert works(Kind.STANDARD, GEMINI, HEADER) is Works.YES
    assert works(Kind.NEW, GEMINI, HEADER) is Works.YES
    assert works(Kind.TOKEN, GEMINI, HEADER) is Works.NO


def test_that_only_tokens_are_bearers_of_google() -> None:
    assert works(Kind.STANDARD, GEMINI, BEARER) is Works.NO
    assert works(Kind.NEW, VERTEX, BEARER) is Works.NO
    assert works(Kind.TOKEN, VERTEX, BEARER) is Works.YES


def test_that_a_new_key_in_a_url_is_only_perhaps() -> None:
    assert works(Kind.NEW, GEMINI, QUERY) is Works.PERHAPS
    assert works(Kind.STANDARD, GEMINI, QUERY) is Works.YES


@pytest.mark.parametrize("kind", [Kind.SERVICE_ACCOUNT, Kind.REFRESH, Kind.CLIENT, Kind.EMPTY])
def test_that_what_is_no_key_works_nowhere(kind: Kind) -> None:
    assert uses_of(kind) == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_that_every_way_gives_its_reason(kind: Kind) -> None:
    assert all(use.why.endswith(".") for use in uses_of(kind))
    ways = [(use.surface, use.way) for use in uses_of(kind)]
    assert len(ways) == len(set(ways))
