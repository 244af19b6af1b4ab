"""Objects whose lists go on from chunk to chunk."""

from workbench.gemini.gathered import Gathered


def test_that_lists_follow_one_another() -> None:
    gathered = Gathered(unique=False)
    gathered.take({"chosen": [{"token": "a"}]})
    gathered.take({"chosen": [{"token": "a"}, {"token": "b"}]})
    assert gathered.value == {"chosen": [{"token": "a"}, {"token": "a"}, {"token": "b"}]}


def test_that_what_is_there_already_is_left_out_where_each_counts_once() -> None:
    gathered = Gathered(unique=True)
    gathered.take({"sources": [{"uri": "a"}], "others": [1]})
    gathered.take({"sources": [{"uri": "b"}, {"uri": "a"}, {"uri": "b"}], "others": [1]})
    assert gathered.value == {"sources": [{"uri": "a"}, {"uri": "b"}], "others": [1]}


def test_that_of_other_values_the_last_that_is_not_null_counts() -> None:
    gathered = Gathered(unique=True)
    for value in ({"sum": 1}, {"sum": 2}, {"sum": None}):
        gathered.take(value)
    assert gathered.value == {"sum": 2}


def test_that_a_list_takes_the_place_of_another_value() -> None:
    gathered = Gathered(unique=True)
    gathered.take({"a": 1})
    gathered.take({"a": [2]})
    assert gathered.value == {"a": [2]}


def test_that_what_was_given_is_not_changed() -> None:
    first = {"a": [1]}
    gathered = Gathered(unique=True)
    gathered.take(first)
    gathered.take({"a": [2]})
    assert first == {"a": [1]}
