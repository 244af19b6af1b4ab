"""Foreign JSON, read as what it should be."""

import pytest

from workbench.importers.imported import NotUnderstood
from workbench.importers.reading import holds, json_of, mapping, objects, words


def test_that_json_is_read_behind_its_byte_order_mark() -> None:
    assert json_of('\ufeff{"a": 1}') == {"a": 1}


def test_that_broken_json_is_refused_with_its_line() -> None:
    with pytest.raises(NotUnderstood) as refused:
        json_of('{\n"a": }')
    assert refused.value.line == 2


def test_that_other_types_count_as_nothing() -> None:
    assert mapping([1]) == {}
    assert objects({"a": 1}) == []
    assert objects([1, {"a": 1}, None]) == [{"a": 1}]


@pytest.mark.parametrize(
    ("value", "text"), [("a", "a"), (1, "1"), (2.5, "2.5"), (True, "true"), (None, ""), ([], "")]
)
def test_that_plain_values_are_texts(value: object, text: str) -> None:
    assert words(value) == text


def test_that_a_long_text_is_looked_at_near_its_ends() -> None:
    assert holds("x" * 1_000_000 + "needle", "needle")
    assert not holds("x" * 500_000 + "needle" + "x" * 500_000, "needle")
