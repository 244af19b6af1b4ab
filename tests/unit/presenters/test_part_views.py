"""Parts that are not text, in words."""

import pytest

from workbench.gemini.parts import PartKind
from workbench.presenters.part_views import (
    LONGEST_LINE,
    PartBlock,
    call_line,
    card_of,
    code_of,
    is_web,
    media_of,
    pretty,
    result_of,
    sources_of,
)


def test_that_a_call_reads_as_code() -> None:
    assert call_line("f", {"city": "Singapore", "days": 2}) == 'f(city="Singapore", days=2)'
    assert call_line("f", {}) == "f()"


def test_that_long_arguments_are_cut() -> None:
    line = call_line("f", {"a": "x" * 500, **{f"k{n}": n for n in range(90)}})
    assert len(line) == LONGEST_LINE
    assert "…" in line


def test_that_a_card_of_a_call_has_its_id_and_its_json() -> None:
    data = {"functionCall": {"name": "f", "args": {"a": 1}, "id": "fc_1"}}
    card = card_of(PartBlock(PartKind.CALL, 0, 0, "f", data))
    assert (card.name, card.line, card.detail) == ("Function call", "f(a=1)", "fc_1")
    assert '"args": {\n' in card.text


def test_that_a_call_still_coming_shows_what_there_is() -> None:
    block = PartBlock(PartKind.CALL, 0, 0, "f", {"functionCall": {"name": "f", "args": {}}})
    revision = block.revision
    block.go_on("Sing")
    assert card_of(block).line == "f(Sing"
    assert block.revision > revision


def test_that_very_long_strings_of_a_part_are_folded() -> None:
    card = card_of(PartBlock(PartKind.OTHER, 0, 0, "", {"blob": "A" * 1_000_000}))
    assert len(card.text) < 200
    assert "(1,000,000 characters)" in card.text


def test_that_a_part_of_another_kind_is_told_by_its_keys() -> None:
    card = card_of(PartBlock(PartKind.OTHER, 0, 0, "", {"newThing": {"a": [1]}}))
    assert (card.name, card.line, card.muted) == ("Part of another kind", "newThing", True)


def test_that_a_file_is_told_by_its_address() -> None:
    data = {"fileData": {"fileUri": "https://x/files/1"}}
    assert (
        card_of(PartBlock(PartKind.FILE, 0, 0, "https://x/files/1", data)).line
        == "https://x/files/1"
    )


def test_that_code_has_its_language() -> None:
    data = {"executableCode": {"language": "PYTHON", "code": "print(1)\n"}}
    assert code_of(PartBlock(PartKind.CODE, 0, 0, "", data)) == ("python", "print(1)")


def test_that_a_result_has_its_outcome() -> None:
    data = {"codeExecutionResult": {"outcome": "OUTCOME_DEADLINE_EXCEEDED", "output": "1\n"}}
    block = PartBlock(PartKind.CODE_RESULT, 0, 0, "", data)
    assert result_of(block) == ("DEADLINE EXCEEDED", "1")


def test_that_fields_of_other_types_do_no_harm() -> None:
    code = PartBlock(PartKind.CODE, 0, 0, "x", {"executableCode": {"language": 7, "code": None}})
    result = PartBlock(PartKind.CODE_RESULT, 0, 0, "y", {"codeExecutionResult": []})
    media = PartBlock(PartKind.MEDIA, 0, 0, "", {"inlineData": {"mimeType": 1, "data": 2}})
    call = PartBlock(PartKind.CALL, 0, 0, "g", {"functionCall": {"args": [1], "id": 3}})
    assert (code_of(code), result_of(result), media_of(media)) == (("", "x"), ("", "y"), ("", ""))
    assert card_of(call).line == "g()"


def test_that_media_has_type_and_data() -> None:
    data = {"inlineData": {"mimeType": "image/png", "data": "iVBO"}}
    assert media_of(PartBlock(PartKind.MEDIA, 0, 0, "", data)) == ("image/png", "iVBO")


def test_that_sources_have_a_title_and_an_address() -> None:
    chunks = [
        {"web": {"uri": "https://a", "title": "A"}},
        {"image": {"sourceUri": "https://b"}},
        {"maps": {"title": "no address"}},
        "nonsense",
        {"web": None},
    ]
    found = [(s.title, s.address) for s in sources_of({"groundingChunks": chunks})]
    assert found == [("A", "https://a"), ("https://b", "https://b")]
    assert sources_of(None) == sources_of({"groundingChunks": None}) == ()


def test_that_json_is_indented_and_other_text_kept() -> None:
    assert (pretty("[1]"), pretty("[1")) == ("[\n  1\n]", "[1")


@pytest.mark.parametrize(
    ("address", "may"),
    [("https://a.b", True), ("HTTP://a.b", True), ("file:///x", False), ("", False)],
)
def test_that_only_web_addresses_are_links(address: str, may: bool) -> None:
    assert is_web(address) is may
