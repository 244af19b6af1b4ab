"""Edits, drafts and marks of the documents of a window."""

from dataclasses import replace

from tests.builders import a_request
from workbench.presenters.open_documents import Mark, OpenDocuments, Place

HELLO = Place("/examples", "hello.yaml")


def documents_with_hello() -> OpenDocuments:
    documents = OpenDocuments()
    documents.read(HELLO, a_request())
    return documents


def test_that_a_document_as_read_is_not_dirty() -> None:
    assert not documents_with_hello().is_dirty(HELLO)


def test_that_an_edit_makes_it_dirty_and_undoing_it_clears_that() -> None:
    documents = documents_with_hello()
    assert documents.edit(HELLO, a_request(body="{}"))
    assert documents.is_dirty(HELLO)
    assert not documents.edit(HELLO, a_request())
    assert not documents.is_dirty(HELLO)


def test_that_edits_come_back_when_the_document_is_read_again() -> None:
    documents = documents_with_hello()
    edited = a_request(body="{}")
    documents.edit(HELLO, edited)
    assert documents.read(HELLO, a_request()) == edited


def test_that_discarding_shows_what_the_file_holds() -> None:
    documents = documents_with_hello()
    documents.edit(HELLO, a_request(body="{}"))
    documents.discard(HELLO)
    assert documents.request(HELLO) == a_request()


def test_that_saving_clears_the_edits() -> None:
    documents = documents_with_hello()
    edited = a_request(body="{}")
    documents.edit(HELLO, edited)
    documents.save(HELLO, edited, HELLO)
    assert not documents.is_dirty(HELLO)
    assert documents.base(HELLO) == edited


def test_that_what_was_typed_while_saving_stays_an_edit() -> None:
    documents = documents_with_hello()
    saved, later = a_request(body="{}"), a_request(body="[]")
    documents.edit(HELLO, saved)
    documents.edit(HELLO, later)
    documents.save(HELLO, saved, HELLO)
    assert documents.is_dirty(HELLO)
    assert documents.request(HELLO) == later


def test_that_new_requests_are_numbered_and_unsaved() -> None:
    documents = OpenDocuments()
    places = [documents.begin(), documents.begin()]
    assert [documents.request(place).name for place in places] == ["Untitled", "Untitled 2"]
    assert documents.unsaved() == tuple(places)
    assert not any(place.is_saved for place in places)


def test_that_a_new_request_that_was_never_touched_is_forgotten() -> None:
    documents = OpenDocuments()
    place = documents.begin()
    documents.forget_untouched(place)
    assert documents.unsaved() == ()


def test_that_a_new_request_that_was_edited_is_kept() -> None:
    documents = OpenDocuments()
    place = documents.begin()
    documents.edit(place, replace(documents.request(place), body="{}"))
    documents.forget_untouched(place)
    assert documents.begun() == ((place, "Untitled"),)


def test_that_a_new_request_takes_its_mark_to_its_file() -> None:
    documents = OpenDocuments()
    place = documents.begin()
    documents.mark(place, Mark.PASSED)
    documents.save(place, documents.request(place), HELLO)
    assert documents.mark_of(HELLO) is Mark.PASSED
    assert documents.begun() == ()


def test_that_a_mark_can_be_taken_away() -> None:
    documents = documents_with_hello()
    documents.mark(HELLO, Mark.FAILED)
    documents.mark(HELLO, None)
    assert documents.mark_of(HELLO) is None


def test_that_a_restored_edit_stands_until_the_file_is_read() -> None:
    documents = OpenDocuments()
    documents.restore(HELLO, a_request(body="{}"), a_request())
    assert documents.is_dirty(HELLO)
    assert documents.read(HELLO, a_request()) == a_request(body="{}")
    assert not documents.is_outdated(HELLO)


def test_that_a_file_that_changed_under_an_edit_is_noticed_until_it_is_settled() -> None:
    documents = OpenDocuments()
    documents.restore(HELLO, a_request(body="{}"), a_request())
    documents.read(HELLO, a_request(body="other"))
    assert documents.is_outdated(HELLO)
    documents.discard(HELLO)
    assert not documents.is_outdated(HELLO)


def test_that_an_edit_of_this_time_is_not_restored_over() -> None:
    documents = documents_with_hello()
    documents.edit(HELLO, a_request(body="{}"))
    documents.restore(HELLO, a_request(body="old"), a_request())
    assert documents.request(HELLO).body == "{}"


def test_that_new_requests_count_on_from_restored_ones() -> None:
    documents = OpenDocuments()
    documents.restore(Place("", "untitled-7"), a_request(), None)
    assert documents.begin() == Place("", "untitled-8")
