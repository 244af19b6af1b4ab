"""The models that the request bar offers."""

from dataclasses import replace

from workbench.gemini.catalog import Catalog, Model, Status
from workbench.presenters.model_rows import ModelRow, model_rows

FLASH = Model("gemini-3.8-flash", "Gemini 3.8 Flash", Status.GA, ("generateContent",), 1_048_576)


def row_of(**changes: object) -> ModelRow:
    return model_rows(Catalog((replace(FLASH, **changes),)))[0]  # type: ignore[arg-type]  # any field


def test_that_a_row_has_id_and_name_with_its_limit() -> None:
    assert row_of() == ModelRow("gemini-3.8-flash", "Gemini 3.8 Flash · 1,048,576 tokens in")


def test_that_a_note_is_shown_instead() -> None:
    assert row_of(note="Paid tier only.").note == "Paid tier only."


def test_that_a_model_without_a_known_limit_shows_its_name() -> None:
    assert row_of(input_limit=None).note == "Gemini 3.8 Flash"


def test_that_a_coming_end_is_a_warning() -> None:
    row = row_of(shutdown="2027-05-07")
    assert (row.badge, row.severity) == ("shuts down 7 May 2027", "warning")


def test_that_a_retired_model_stands_last_and_says_where_it_leads() -> None:
    gone = replace(FLASH, id="gemini-2", status=Status.RETIRED, routed_to="gemini-3.8-flash")
    rows = model_rows(Catalog((gone, FLASH)))
    assert [row.id for row in rows] == ["gemini-3.8-flash", "gemini-2"]
    assert (rows[1].badge, rows[1].severity) == ("retired, routed to gemini-3.8-flash", "error")


def test_that_a_model_that_cannot_generate_is_not_offered() -> None:
    embedding = replace(FLASH, methods=("embedContent",))
    assert model_rows(Catalog((embedding,))) == ()


def test_that_a_row_is_spoken_as_a_sentence() -> None:
    spoken = ModelRow("a", "Fast.", "preview").spoken
    assert spoken == "a, preview, Fast."
