"""What the palette finds for what is typed, in which order, and which letters it marks."""

import pytest

from workbench.presenters.open_documents import Place
from workbench.presenters.palette import (
    NO_BODY,
    NO_LINE,
    RECENT,
    RECENT_MOST,
    UNAVAILABLE,
    Entry,
    Heading,
    Hit,
    Kind,
    PaletteRow,
    line_of,
    palette_rows,
    remembered,
)

SEND = Entry(Kind.COMMAND, "command:send", "Send", "x", detail="Request", shortcut="Ctrl+Return")
MOCK = Entry(Kind.COMMAND, "command:mock", "Mock server", "x", detail="Tools")
DARK = Entry(Kind.COMMAND, "command:dark", "Dark", "x", detail="View · Theme")
STOP = Entry(Kind.COMMAND, "command:stop", "Stop", "x", reason="Only while a run is under way")
HELLO = Entry(Kind.TAB, "req:hello", "Say hello", "x", detail="Acme", place=Place("/a", "h.yaml"))
NOTE = Entry(Kind.REQUEST, "req:note", "Mock up a note", "x", place=Place("/a", "n.yaml"))
ALL = (SEND, MOCK, DARK, STOP, HELLO, NOTE)


def told(rows: tuple[PaletteRow, ...]) -> list[str]:
    return [f"# {row.text}" if isinstance(row, Heading) else row.entry.title for row in rows]


def first(typed: str, *entries: Entry) -> Hit:
    rows = palette_rows(entries or ALL, typed)
    return next(row for row in rows if isinstance(row, Hit))


def marked(typed: str, title: str) -> str:
    hit = first(typed, Entry(Kind.COMMAND, "c", title, "x"))
    return "".join(title[at] for at in hit.title_marks)


def test_that_nothing_typed_lists_all_and_the_unavailable_last() -> None:
    assert told(palette_rows(ALL, "")) == [
        *("# Commands", "Send", "Mock server", "Dark", "# Open tabs", "Say hello"),
        *("# Requests", "Mock up a note", f"# {UNAVAILABLE}", "Stop"),
    ]


def test_that_what_was_chosen_last_comes_first_and_once() -> None:
    rows = palette_rows(ALL, "", ("req:note", "command:gone", "command:dark", "command:stop"))
    assert told(rows)[:4] == [f"# {RECENT}", "Mock up a note", "Dark", "# Commands"]
    assert told(rows).count("Dark") == 1


def test_that_recents_give_way_to_what_is_typed() -> None:
    assert told(palette_rows(ALL, "mock", ("command:dark",))) == [
        *("# Commands", "Mock server", "# Requests", "Mock up a note"),
    ]


@pytest.mark.parametrize(
    ("typed", "title", "letters"),
    [
        ("mock", "Turn mock server on", "mock"),
        ("MOCK", "Mock server", "Mock"),
        ("serv mo", "Mock server", "Moserv"),
        ("nt", "Next tab", "Nt"),
        ("ver", "Server", "ver"),
        ("e a", "Send again", "ea"),
        ("\u0131", "\u0130\u0131", "\u0131"),
    ],
)
def test_that_the_letters_that_fit_are_marked(typed: str, title: str, letters: str) -> None:
    assert marked(typed, title) == letters


def test_that_letters_in_the_wrong_order_fit_nothing() -> None:
    assert palette_rows(ALL, "dnes") == ()


def test_that_every_word_must_fit() -> None:
    assert palette_rows(ALL, "mock zebra") == ()


def test_that_the_detail_is_searched_and_marked_too() -> None:
    hit = first("theme da")
    assert hit.entry is DARK
    assert (hit.title_marks, hit.detail_marks) == ((0, 1), (7, 8, 9, 10, 11))


def test_that_the_start_of_a_word_beats_its_middle_and_both_beat_the_detail() -> None:
    middle = Entry(Kind.COMMAND, "1", "Unset", "x")
    start = Entry(Kind.COMMAND, "2", "Go and set", "x")
    whole = Entry(Kind.COMMAND, "3", "Set", "x")
    detail = Entry(Kind.COMMAND, "4", "Zoom", "x", detail="set")
    rows = palette_rows((detail, middle, start, whole), "set")
    assert told(rows) == ["# Commands", "Set", "Go and set", "Unset", "Zoom"]


def test_that_a_word_of_the_detail_beats_mere_letters_of_the_title() -> None:
    once = Entry(Kind.COMMAND, "command:once", "Send to the mock once", "x", detail="Request")
    assert told(palette_rows((once, DARK), "theme"))[1:] == ["Dark", "Send to the mock once"]
    theme = Entry(Kind.COMMAND, "command:them", "Tell them more", "x", detail="Theme")
    assert first("theme", theme).title_marks == ()


def test_that_a_greater_sign_narrows_to_commands() -> None:
    assert told(palette_rows(ALL, ">mock")) == ["# Commands", "Mock server"]


def test_that_a_slash_narrows_to_documents() -> None:
    assert told(palette_rows(ALL, "/ ")) == [
        *("# Open tabs", "Say hello", "# Requests", "Mock up a note"),
    ]


def test_that_a_colon_and_a_number_go_to_a_line() -> None:
    rows = palette_rows(ALL, ": 12", has_body=True)
    assert told(rows) == ["# Go to", "Go to line 12"]
    assert isinstance(rows[1], Hit)
    assert line_of(rows[1].entry) == 12
    assert rows[1].entry.reason == ""


@pytest.mark.parametrize("typed", [":", ":x", ":0", ":99999999999", ":²"])
def test_that_without_a_number_there_is_no_line_to_go_to(typed: str) -> None:
    assert reason_of(typed, has_body=True) == NO_LINE


def test_that_without_a_request_there_is_no_line_to_go_to() -> None:
    assert reason_of(":3", has_body=False) == NO_BODY


def reason_of(typed: str, *, has_body: bool) -> str:
    row = palette_rows(ALL, typed, has_body=has_body)[1]
    assert isinstance(row, Hit)
    return row.entry.reason


def test_that_the_last_five_choices_are_remembered_each_once() -> None:
    recent: tuple[str, ...] = ()
    for key in "abcdefc":
        recent = remembered(recent, key)
    assert recent == ("c", "f", "e", "d", "b")
    assert len(recent) == RECENT_MOST


def test_that_a_row_reads_as_a_sentence() -> None:
    assert Hit(SEND).sentence == "Send, Request, Ctrl+Return"
    assert Hit(STOP).sentence == "Stop, Only while a run is under way"
