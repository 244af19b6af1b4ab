"""A growing Markdown text and the blocks that it is cut into."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from workbench.presenters.text_blocks import (
    LONGEST_CODE,
    LONGEST_LINE,
    LONGEST_PIECE,
    LONGEST_TEXT,
    MOST_LINES,
    TextBlock,
    TextFlow,
    beginning_of,
)

MARKDOWN = st.text(alphabet='ab `~#-1. \n\r*|{["', max_size=120)


def blocks_of(*pieces: str, closes: bool = True) -> list[TextBlock]:
    blocks: list[TextBlock] = []
    flow = TextFlow(blocks.append)
    for piece in pieces:
        flow.feed(piece)
    if closes:
        flow.close()
    return blocks


def texts(*pieces: str) -> list[str]:
    return [block.text for block in blocks_of(*pieces)]


def test_that_a_blank_line_ends_a_block() -> None:
    assert texts("one\ntwo\n\nthree") == ["one\ntwo", "three"]


def test_that_the_open_line_is_shown_as_it_grows() -> None:
    blocks = blocks_of("Hell", "o", closes=False)
    assert [block.text for block in blocks] == ["Hello"]
    assert not blocks[0].closed


def test_that_a_finished_block_never_changes() -> None:
    blocks: list[TextBlock] = []
    flow = TextFlow(blocks.append)
    flow.feed("one\n\ntwo")
    revision = blocks[0].revision
    flow.feed(" and more\n\nthree")
    assert (blocks[0].closed, blocks[0].revision, blocks[0].text) == (True, revision, "one")


def test_that_a_fence_is_a_block_of_its_own() -> None:
    blocks = blocks_of("Look:\n```python\nx = 1\n\ny = 2\n```\nDone.")
    assert [(b.code, b.language, b.text) for b in blocks] == [
        (False, "", "Look:"),
        (True, "python", "x = 1\n\ny = 2"),
        (False, "", "Done."),
    ]


def test_that_a_fence_ends_only_with_marks_of_its_own_kind_and_length() -> None:
    blocks = blocks_of("````\n```\n~~~~\n````\nend")
    assert [(block.code, block.text) for block in blocks] == [(True, "```\n~~~~"), (False, "end")]


def test_that_an_empty_fence_is_shown() -> None:
    assert [(b.code, b.text) for b in blocks_of("```json\n```\n")] == [(True, "")]


def test_that_a_fence_without_an_end_is_code_to_the_end() -> None:
    assert [(b.code, b.text) for b in blocks_of("```\na\n\nb")] == [(True, "a\n\nb")]


def test_that_a_fence_in_a_list_loses_its_indentation() -> None:
    blocks = blocks_of("1. First:\n\n    ```sh\n    ls\n    ```\n    then go on\n")
    assert [(b.code, b.text) for b in blocks] == [
        (False, "1. First:"),
        (True, "ls"),
        (False, "then go on"),
    ]


def test_that_a_possible_fence_is_not_shown_before_it_is_known() -> None:
    blocks = blocks_of("text\n\n``", closes=False)
    assert [block.text.strip() for block in blocks] == ["text"]


def test_that_inline_code_at_the_start_of_a_line_is_text() -> None:
    assert [b.code for b in blocks_of("`a` is a letter\n")] == [False]


def test_that_list_items_are_blocks_of_their_own() -> None:
    blocks = blocks_of("Intro\n- one\n  more\n- two\n1. three\n")
    assert [(b.text, b.is_item) for b in blocks] == [
        ("Intro", False),
        ("- one\n  more", True),
        ("- two", True),
        ("1. three", True),
    ]


def test_that_what_is_indented_stays_with_its_item() -> None:
    assert texts("- one\n\n  more of one\n- two") == ["- one\n\n  more of one", "- two"]


def test_that_a_number_in_a_paragraph_is_no_list() -> None:
    assert texts("It was in\n1999. A good year.") == ["It was in\n1999. A good year."]


def test_that_headings_stand_alone() -> None:
    blocks = blocks_of("text\n# Title\nmore")
    assert [(b.text, b.is_heading) for b in blocks] == [
        ("text", False),
        ("# Title", True),
        ("more", False),
    ]


def test_that_carriage_returns_are_part_of_line_ends() -> None:
    assert texts("a\r\n\r\nb\r\n") == ["a", "b"]


def test_that_a_very_long_line_is_broken_behind_a_space() -> None:
    blocks = blocks_of("word " * 1_000)
    lines = [line for block in blocks for line in block.text.split("\n")]
    assert max(map(len, lines)) <= LONGEST_LINE
    assert "".join(lines).split() == ["word"] * 1_000


def test_that_a_line_without_spaces_is_broken_anywhere() -> None:
    blocks = blocks_of("x" * 5 * LONGEST_LINE)
    lines = [line for block in blocks for line in block.text.split("\n")]
    assert max(map(len, lines)) == LONGEST_LINE
    assert "".join(lines) == "x" * 5 * LONGEST_LINE


def test_that_long_text_goes_on_in_another_block() -> None:
    blocks = blocks_of("a line of text\n" * 2_000)
    assert max(len(block.text) for block in blocks) <= LONGEST_TEXT + LONGEST_LINE
    assert "\n".join(block.text for block in blocks) == "\n".join(["a line of text"] * 2_000)


def test_that_long_code_goes_on_in_another_block_of_the_same_language() -> None:
    blocks = blocks_of("```c\n" + "int x;\n" * 20_000 + "```\nend")
    code = [block for block in blocks if block.code]
    assert max(len(block.text) for block in code) <= LONGEST_CODE + LONGEST_LINE
    assert {block.language for block in code} == {"c"}
    assert "\n".join(block.text for block in code) == "\n".join(["int x;"] * 20_000)


def test_that_a_text_that_begins_as_json_is_one_block_of_code() -> None:
    text = '{\n  "a": [\n\n# 1\n]}'
    (block,) = blocks_of("\n", text[:1], text[1:])
    assert (block.code, block.language, block.text) == (True, "json", text)


def test_that_an_array_of_objects_is_code_and_a_link_or_reference_is_not() -> None:
    kinds = [blocks_of(text)[0].code for text in ('[{"a": 1}]', "[1] says", "[a](b)", "{{x}}", "{")]
    assert kinds == [True, False, False, False, False]


def test_that_a_thought_knows_whose_it_is() -> None:
    blocks: list[TextBlock] = []
    TextFlow(blocks.append, thought=True).feed("Hm")
    assert blocks[0].thought


@given(MARKDOWN, st.lists(st.integers(0, 120), max_size=6))
def test_that_blocks_do_not_depend_on_how_the_text_was_cut(text: str, cuts: list[int]) -> None:
    at = sorted({0, *(min(cut, len(text)) for cut in cuts), len(text)})
    pieces = [text[start:stop] for start, stop in pairwise(at)]
    whole = [(b.code, b.text) for b in blocks_of(text)]
    assert [(b.code, b.text) for b in blocks_of(*pieces)] == whole


@given(st.text(alphabet="ab -1.#*| \n\r", max_size=120))
@example("1\n#\r")
def test_that_no_word_is_lost(text: str) -> None:
    assert " ".join(texts(text)).split() == text.split()


def test_that_a_line_as_long_as_an_answer_is_cut_without_loss() -> None:
    blocks: list[TextBlock] = []
    flow = TextFlow(blocks.append)
    words = "word " * 100_000
    flow.feed(words)
    flow.close()
    assert "".join("".join(block.text.split("\n")) for block in blocks) == words


def test_that_only_the_beginning_of_a_very_long_piece_is_cut_into_blocks() -> None:
    assert beginning_of("short") == "short"
    assert len(beginning_of("x" * 2 * LONGEST_PIECE)) == LONGEST_PIECE
    lines = beginning_of("a\n" * 2 * MOST_LINES).split("\n")
    assert len(lines) == MOST_LINES
