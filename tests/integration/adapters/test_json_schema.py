"""What a worker process says to schemas and patterns, and what it refuses to touch."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.adapters.worker_answers import YES, answer, answers, nested, trouble
from workbench.assertions.question import Answer, PatternQuestion, Question, SchemaQuestion
from workbench.assertions.schema_files import uri_of


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """Give a server that would notice a connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def test_that_answers_come_in_the_order_of_the_questions() -> None:
    found = answers(
        YES,
        PatternQuestion("^b", "abc"),
        SchemaQuestion('{"type": "integer"}', 5),
        SchemaQuestion('{"type": "string"}', 5),
    )
    assert [one.holds for one in found] == [True, False, True, False]


def test_that_violations_have_pointers_and_sentences() -> None:
    schema = {"properties": {"a/b": {"items": {"type": "string"}}}, "required": ["c"]}
    found = answer(schema, {"a/b": ["x", 5]})
    assert [(one.pointer, one.sentence) for one in found.violations] == [
        ("", '"c" is a required property'),
        ("/a~1b/1", '5 is not of type "string"'),
    ]


def test_that_the_first_hundred_of_very_many_violations_come_in_time() -> None:
    rows = [{"a": number} for number in range(100_000)]
    found = answer({"items": {"properties": {"a": {"type": "string"}}}}, rows)
    assert [one.pointer for one in found.violations] == [f"/{n}/a" for n in range(100)]


def test_that_a_long_sentence_keeps_its_beginning_and_its_rule() -> None:
    (violation,) = answer({"type": "string"}, ["x" * 5000]).violations
    assert len(violation.sentence) <= 300
    assert violation.sentence.startswith('["xxx')
    assert violation.sentence.endswith('is not of type "string"')


PATTERNS = {
    ("b+", "abbc"): True,
    ("^b", "a\nb"): False,
    ("(?m)^b", "a\nb"): True,
    ("(?i)HELLO", "say hello"): True,
    ("^.$", "😀"): True,
    ("^a.b$", "aéb"): True,
    ("a.b", "a\nb"): False,
    (r"\bfoo\b", "a foo b"): True,
    (r"^[0-9]{4}-\d\d$", "2026-11"): True,
    ("", ""): True,
    ("^(a+)+$", "a" * 5000 + "!"): False,
}
BAD_PATTERNS = {
    "(": "missing ), unterminated subpattern",
    "[a": "unterminated character set",
    "a(?=b)": "look-around",
    r"(a)\1": "back-references",
    "(a{900}){900}": "very large repeats",
    "\ud800": "half a surrogate pair",
}
BAD_SCHEMAS = {
    '{"type": ': "The schema is not JSON: line 1, column 10: ",
    '{\n"a": NaN}': "The schema is not JSON: line ",
    '"{}"': "The schema must be an object or a boolean, not string.",
    "[]": "The schema must be an object or a boolean, not array.",
    '{"type": "txt"}': "The schema is not a JSON Schema at /type: ",
    '{"properties": {"a/b": {"minLength": "x"}}}': "The schema is not a JSON Schema at /properties",
    '{"pattern": "("}': "The schema is not a JSON Schema at /pattern: ",
    '{"$ref": "#/nowhere"}': "The schema is not a JSON Schema: Pointer '/nowhere' does not",
    '{"const": "\\ud800"}': "The schema holds half a surrogate pair, which is no text.",
    '{"const": "\ud800"}': "The schema holds half a surrogate pair, which is no text.",
    '{"$schema": "http://json-schema.org/draft-03/schema#"}': "The schema is in a dialect that",
}


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], Answer]:
    """Give the answers to all patterns and schemas of the tables, asked in one trip."""
    questions: dict[tuple[str, str], Question] = {
        **{key: PatternQuestion(*key) for key in PATTERNS},
        **{(key, "a"): PatternQuestion(key, "a") for key in BAD_PATTERNS},
        **{(key, "schema"): SchemaQuestion(key, 1) for key in BAD_SCHEMAS},
    }
    return dict(zip(questions, answers(*questions.values()), strict=True))


@pytest.mark.parametrize("question", PATTERNS)
def test_that_a_pattern_is_found_anywhere_in_the_text(
    question: tuple[str, str], told: dict[tuple[str, str], Answer]
) -> None:
    assert told[question].trouble is None
    assert told[question].holds is PATTERNS[question]


@pytest.mark.parametrize("pattern", BAD_PATTERNS, ids=ascii)
def test_that_a_pattern_which_cannot_be_used_is_told_with_the_reason(
    pattern: str, told: dict[tuple[str, str], Answer]
) -> None:
    assert BAD_PATTERNS[pattern] in (told[pattern, "a"].trouble or "")


@pytest.mark.parametrize("schema", BAD_SCHEMAS, ids=ascii)
def test_that_a_schema_which_is_none_is_told_with_the_reason(
    schema: str, told: dict[tuple[str, str], Answer]
) -> None:
    assert (told[schema, "schema"].trouble or "").startswith(BAD_SCHEMAS[schema])


def test_that_a_schema_without_dialect_is_of_2020_12() -> None:
    tuple_schema = {"prefixItems": [{"type": "string"}], "items": False}
    assert answer(tuple_schema, ["x"]).holds
    assert not answer(tuple_schema, ["x", 1]).holds


@pytest.mark.parametrize(
    "dialect",
    [
        "http://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-06/schema#",
        "http://json-schema.org/draft-04/schema#",
        "https://json-schema.org/draft/2019-09/schema",
    ],
)
def test_that_the_dialect_of_a_schema_is_obeyed(dialect: str) -> None:
    # 2020-12 knows no list of items
    schema = {"items": [{}], "additionalItems": False}
    assert not answer({"$schema": dialect, **schema}, [1, 2]).holds
    assert "not a JSON Schema at /items" in trouble(schema, [1, 2])


def test_that_formats_are_asserted_where_the_dialect_says_so() -> None:
    schema = {"format": "date"}
    assert answer(schema, "soon").holds
    assert not answer({"$schema": "http://json-schema.org/draft-07/schema#", **schema}, "x").holds


def test_that_references_reach_the_documents_that_came_along() -> None:
    documents = {
        "collection:///shared/b.json": '{"$defs": {"x": {"$ref": "c.json"}}}',
        "collection:///shared/c.json": '{"type": "string"}',
    }
    given = {"documents": documents, "base": "collection:///weather/a.json"}
    schema = {"$ref": "../shared/b.json#/$defs/x"}
    assert answer(schema, "x", **given).holds
    assert answer(schema, 5, **given).violations


def test_that_files_with_any_name_can_be_referred_to() -> None:
    given = {"documents": {uri_of("é /b.json"): '{"type": "string"}'}, "base": uri_of("é /a.json")}
    assert answer({"$ref": "b.json"}, 5, **given).violations
    assert trouble({"$ref": "c.json"}, **given).startswith("The schema refers to é /c.json, which")


def test_that_a_broken_document_is_named() -> None:
    given = {"documents": {"collection:///b.json": "{"}, "base": "collection:///a.json"}
    assert trouble({"$ref": "b.json"}, **given).startswith("The schema b.json is not JSON: line 1")


@pytest.mark.parametrize("keyword", ["$ref", "$schema", "$dynamicRef"])
def test_that_nothing_is_fetched(listening: socket.socket, keyword: str) -> None:
    uri = f"http://127.0.0.1:{listening.getsockname()[1]}/x.json"
    assert uri in trouble({keyword: uri})
    with pytest.raises(BlockingIOError):
        listening.accept()


def test_that_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text('{"type": "canary"}')
    said = trouble({"$ref": secret.as_uri()})
    assert secret.name in said
    assert "canary" not in said


def test_that_deep_documents_and_schemas_are_refused() -> None:
    everything = {"items": {"$ref": "#"}}
    assert answer(everything, nested(400)).holds
    for levels in (600, 1900, 5000, 50_000):
        assert "nests" in trouble(everything, nested(levels))
    for levels in (600, 990, 5000):
        schema = '{"items":' * levels + "{}" + "}" * levels
        assert "nest" in trouble(schema)


def test_that_a_deep_document_does_not_cost_its_neighbours() -> None:
    deep = SchemaQuestion("{}", nested(50_000))
    found = answers(deep, YES, deep, deep, deep, YES)
    assert [one.holds for one in found] == [False, True, False, False, False, True]


def test_that_references_in_a_circle_end() -> None:
    circle = {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#"}}}
    assert answer({"$ref": "#"}).trouble is None
    assert answer(circle).trouble is None


def test_that_half_a_surrogate_pair_is_told() -> None:
    assert "half a surrogate pair" in trouble({"type": "string"}, "\ud800")
    assert "half a surrogate pair" in (answers(PatternQuestion("a", "\ud800"))[0].trouble or "")


def test_that_numbers_beyond_doubles_do_not_pass() -> None:
    assert answer({"maximum": 1}, 10**400).violations
    assert "too large" in trouble({"maximum": 1}, {"a": [float("inf")]})
