"""The tree of collections as Qt sees it."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.builders import a_request
from workbench.domain.collection import Collection, Document, Folder
from workbench.domain.environment import Defaults
from workbench.presenters.collection_rows import document_row, rows_of
from workbench.presenters.open_documents import Mark, OpenDocuments, Place
from workbench.ui.item_models.collection_model import CollectionModel, Role

HELLO = Place("/acme", "hello.yaml")
TREE = Collection(
    "/acme",
    Folder(
        "",
        Defaults("Acme"),
        (
            Document("hello.yaml", "Hello", streams=True),
            Folder("deep", Defaults("Deep"), (Document("deep/a.yaml", "A"),)),
        ),
    ),
)


def a_model(documents: OpenDocuments | None = None) -> CollectionModel:
    model = CollectionModel(documents or OpenDocuments())
    model.show_rows(rows_of([TREE]))
    return model


def test_that_qt_finds_the_model_sound(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = a_model()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    model.show_rows(())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_that_a_document_is_found_by_its_place(qtbot: QtBot) -> None:
    model = a_model()
    index = model.index_of(HELLO)
    assert index.data() == "Hello"
    assert index.parent().data() == "Acme"
    assert index.data(Role.TEST_ID) == "req:/acme/hello.yaml"
    assert not model.index_of(Place("/acme", "gone.yaml")).isValid()


def test_that_a_glyph_is_asked_for_anew(qtbot: QtBot) -> None:
    documents = OpenDocuments()
    model = a_model(documents)
    documents.read(HELLO, a_request())
    documents.mark(HELLO, Mark.FAILED)
    with qtbot.waitSignal(model.dataChanged):
        model.refresh(HELLO)
    assert model.index_of(HELLO).data(Role.GLYPH) is Mark.FAILED


def test_that_a_screen_reader_gets_a_sentence(qtbot: QtBot) -> None:
    model = a_model()
    said = model.index_of(HELLO).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Hello, streaming request"


def test_that_an_old_index_tells_nothing_after_a_change(qtbot: QtBot) -> None:
    model = a_model()
    index = model.index_of(HELLO)
    model.show_rows(())
    assert model.data(index) is None
    assert model.rowCount(QModelIndex()) == 0


def test_that_a_row_is_shown_anew_or_goes(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = a_model()
    model.show_known({HELLO: document_row(Document("hello.yaml", "Good day"), "/acme")})
    assert model.index_of(HELLO).data() == "Good day"
    model.show_known({HELLO: None})
    assert not model.index_of(HELLO).isValid()
    assert model.index_of(Place("/acme", "deep/a.yaml")).data() == "A"
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_that_it_knows_what_was_only_listed(qtbot: QtBot) -> None:
    model = CollectionModel(OpenDocuments())
    listed = Document("x.yaml", "x", is_read=False)
    model.show_rows(rows_of([Collection("/acme", Folder("", Defaults("A"), (listed,)))]))
    assert model.unread() == [Place("/acme", "x.yaml")]
    model.show_known({Place("/acme", "x.yaml"): document_row(Document("x.yaml", "X"), "/acme")})
    assert model.unread() == []


def test_that_many_rows_that_are_read_at_once_are_told_once(qtbot: QtBot) -> None:
    places = [Place("/acme", f"{number}.yaml") for number in range(50)]
    listed = tuple(Document(place.path, place.path, is_read=False) for place in places)
    model = CollectionModel(OpenDocuments())
    model.show_rows(rows_of([Collection("/acme", Folder("", Defaults("A"), listed))]))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show_known(
            {place: document_row(Document(place.path, "Read"), "/acme") for place in places[10:30]}
        )
    first, last, *_ = told.args
    assert (first.row(), last.row()) == (10, 29)
    assert model.index_of(places[20]).data() == "Read"
