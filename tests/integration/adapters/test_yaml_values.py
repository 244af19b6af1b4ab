"""YAML of other programs as plain data."""

import pytest

from workbench.adapters.yaml_values import read_values
from workbench.domain.errors import CannotRead


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1", {"a": 1}),
        ("a: '1'", {"a": "1"}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("- true\n- no\n- ~\n-\n", [True, "no", None, None]),
        (
            "a: 1.50\nb: -2\nc: 1e3\nd: 012\ne: 3.0.1",
            {"a": 1.5, "b": -2, "c": 1000.0, "d": "012", "e": "3.0.1"},
        ),
        ('a: {b: [1, "2"]}', {"a": {"b": [1, "2"]}}),
        ("1: a", {"1": "a"}),
        ("a: 99999999999999999999", {"a": "99999999999999999999"}),
        ("", None),
    ],
)
def test_that_plain_scalars_have_types_and_texts_stay_texts(text: str, value: object) -> None:
    assert read_values(text, "x.yaml") == value


@pytest.mark.parametrize(
    "text", ["a: &x 1\nb: *x", "a: !!python/object:os.system 1", "a: 1\na: 2", "a: ["]
)
def test_that_what_could_mislead_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_values(text, "x.yaml")
    assert refused.value.line >= 1
