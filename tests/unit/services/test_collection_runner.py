"""Which requests a path names, and in which order."""

import pytest

from tests.builders import a_request
from tests.fakes import FakeCollections
from workbench.domain.collection import Collection, Document, Folder, Trouble
from workbench.domain.environment import Defaults
from workbench.domain.errors import CannotRead, UsageTrouble
from workbench.services.collection_runner import Place, places_of

ROOT = "/home/me/collection"


def a_store(*rows: Document, requests: tuple[str, ...] = ()) -> FakeCollections:
    """Return one collection with these rows in a folder, of which some are requests."""
    folder = Folder("weather", Defaults("Weather"), rows)
    tree = Collection(ROOT, Folder("", Defaults("Mine"), (folder,)))
    return FakeCollections(
        trees={ROOT: tree}, requests={(ROOT, path): a_request() for path in requests}
    )


def test_that_a_folder_names_its_requests_in_the_order_of_its_rows() -> None:
    store = a_store(Document("weather/b.yaml", "B"), Document("weather/a.yaml", "A"))
    places = (Place(ROOT, "weather/b.yaml"), Place(ROOT, "weather/a.yaml"))
    assert places_of(store, [f"{ROOT}/weather"]) == places


def test_that_a_row_that_was_not_read_is_read_and_passed_over_when_it_is_no_request() -> None:
    rows = [Document(f"weather/{name}.yaml", name, is_read=False) for name in ("a", "foreign")]
    store = a_store(*rows, requests=("weather/a.yaml",))
    assert places_of(store, [f"{ROOT}/weather"]) == (Place(ROOT, "weather/a.yaml"),)


def test_that_a_broken_row_is_named() -> None:
    store = a_store(Document("weather/a.yaml", "a", trouble=Trouble("a tab", 2, 1)))
    with pytest.raises(CannotRead, match=r"weather/a\.yaml:2:1: a tab"):
        places_of(store, [f"{ROOT}/weather"])


def test_that_nothing_to_run_is_refused() -> None:
    with pytest.raises(UsageTrouble, match="no request to run"):
        places_of(a_store(), [f"{ROOT}/weather"])
