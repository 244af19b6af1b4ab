"""An assertion is edited in the window: the last answer is judged with it, and nothing is sent."""

from tests.ui.windows import OpenWindow
from workbench.presenters.open_documents import Mark


def mark_of(window: OpenWindow) -> Mark | None:
    return window.main.library.documents.mark_of(window.page.place)


def test_that_an_edited_assertion_judges_the_last_answer_at_once(window: OpenWindow) -> None:
    page = window.open()
    window.session.use_mock(wanted=True)
    window.run("send")
    window.wait(lambda: mark_of(window) is Mark.PASSED)
    rows = page.request_page.composer.pages.assertions
    rows.add()
    window.wait(lambda: page.request_page.response.views.assertions.summary == "1 of 1 passed")
    rows.table.model().setData(rows.table.model().index(0, 4), "429")
    window.wait(lambda: page.request_page.response.views.assertions.summary == "0 of 1 passed")
    assert mark_of(window) is Mark.FAILED
    assert len(window.world.urls) == 1
