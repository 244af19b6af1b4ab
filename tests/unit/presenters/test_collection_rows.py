"""Rows of the tree: text, icon, glyph, sentence."""

from tests.builders import a_request
from workbench.domain.collection import Collection, Document, Folder, Trouble
from workbench.domain.environment import Defaults
from workbench.presenters.collection_rows import (
    Row,
    accessible_text,
    first_document,
    glyph_of,
    icon_of,
    rows_of,
    sentence_of,
)
from workbench.presenters.open_documents import Mark, OpenDocuments, Place

BROKEN = Trouble("expected a colon", 3, 7)
TREE = Collection(
    "/home/me/acme",
    Folder(
        "",
        Defaults("Acme"),
        (
            Folder("deep", Defaults("Deep"), (Document("deep/plain.yaml", "Plain"),)),
            Document("hello.yaml", "Hello", streams=True),
            Document("bad.yaml", "bad", trouble=BROKEN),
        ),
    ),
    troubles=(("environments/x.yaml", BROKEN),),
)


def row_named(text: str) -> Row:
    def all_rows(rows: tuple[Row, ...]) -> list[Row]:
        return [each for row in rows for each in (row, *all_rows(row.children))]

    return next(row for row in all_rows(rows_of([TREE])) if row.text == text)


def test_that_a_collection_is_a_row_with_its_tree_below() -> None:
    (acme,) = rows_of([TREE])
    assert acme.text == "Acme"
    assert [row.text for row in acme.children] == ["Deep", "Hello", "bad", "environments/x.yaml"]


def test_that_a_request_opens_and_a_folder_does_not() -> None:
    assert row_named("Plain").place == Place("/home/me/acme", "deep/plain.yaml")
    assert row_named("Deep").place is None


def test_that_the_icon_tells_a_stream_from_a_single_answer() -> None:
    assert row_named("Hello").icon != row_named("Plain").icon
    assert icon_of("https://h/v1beta/models/m:streamGenerateContent?alt=sse")[0] == "activity"
    assert icon_of("https://h/v1beta/models/m:generateContent")[0] == "file-text"


def test_that_a_broken_file_says_where_and_why() -> None:
    bad = row_named("bad")
    assert bad.tooltip == "bad\nLine 3, column 7: expected a colon"
    assert glyph_of(bad, OpenDocuments()) == "broken"


def test_that_a_trouble_without_a_place_says_only_why() -> None:
    assert sentence_of(Trouble("it is not a file")) == "it is not a file"
    assert sentence_of(Trouble("odd", 2)) == "Line 2: odd"


def test_that_the_dot_counts_before_the_last_run() -> None:
    documents, hello = OpenDocuments(), row_named("Hello")
    assert hello.place is not None
    documents.read(hello.place, a_request())
    documents.mark(hello.place, Mark.PASSED)
    assert glyph_of(hello, documents) is Mark.PASSED
    documents.edit(hello.place, a_request(body=""))
    assert glyph_of(hello, documents) == "dirty"


def test_that_a_screen_reader_hears_a_sentence() -> None:
    documents, hello = OpenDocuments(), row_named("Hello")
    assert hello.place is not None
    documents.read(hello.place, a_request())
    documents.edit(hello.place, a_request(body=""))
    documents.mark(hello.place, Mark.PASSED)
    said = accessible_text(hello, documents)
    assert said == "Hello, streaming request, unsaved, last run passed"


def test_that_requests_without_a_file_come_first() -> None:
    new = Place("", "untitled-1")
    begun, acme = rows_of([TREE], [(new, "Untitled")])
    assert begun.text == "Not saved yet"
    assert [row.place for row in begun.children] == [new]
    assert acme.text == "Acme"


def test_that_the_first_document_is_the_first_whole_one() -> None:
    found = first_document(rows_of([TREE]))
    assert found is not None
    assert found.text == "Plain"
    assert first_document(()) is None
