"""Pointers that are offered while one is typed."""

from workbench.domain.pointer import Found, places
from workbench.presenters.pointer_words import pointers_into

ANSWER = {"items": [{"id": 1}, {"id": 2}], "a/b": {"~": None}, "*": []}


def test_that_shallow_places_come_first_and_every_item_has_a_star() -> None:
    words = pointers_into(ANSWER)
    assert words[:3] == ("/items", "/a~1b", "/~2")
    assert {"/items/*", "/items/*/id", "/items/0/id", "/a~1b/~0"} <= set(words)


def test_that_every_pointer_leads_somewhere() -> None:
    for pointer in pointers_into(ANSWER):
        assert all(isinstance(place, Found) for place in places(ANSWER, pointer))


def test_that_a_large_answer_offers_so_many_and_no_more() -> None:
    assert len(pointers_into({str(key): {"x": 1} for key in range(10_000)}, most=50)) == 50
    assert pointers_into("text") == ()
