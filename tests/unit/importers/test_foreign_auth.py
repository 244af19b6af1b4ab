"""Signing in as a key by name."""

from workbench.domain.request import Header, KeyChoice, Request
from workbench.importers.foreign_auth import signed_in
from workbench.importers.found_secrets import SecretFinder
from workbench.importers.imported import Notes


class Scene:
    """A request that is signed in."""

    def __init__(self) -> None:
        self.finder = SecretFinder()
        self.notes = Notes()

    def sign(self, kind: str, request: Request | None = None, **values: str) -> Request:
        request = request or Request("r", "https://a.test/x")
        written = {"in" if name == "place" else name: text for name, text in values.items()}
        return signed_in(request, kind, written, self.finder, self.notes)


def test_that_a_written_token_becomes_a_key_by_name() -> None:
    scene = Scene()
    request = scene.sign("bearer", token="abc")
    assert request.key == KeyChoice("token", "Authorization", "Bearer ")
    assert request.headers == ()
    assert scene.finder.found[0].value.reveal() == "abc"


def test_that_a_token_in_a_variable_stays_a_header() -> None:
    request = Scene().sign("bearer", token="{{token}}")
    assert request.headers == (Header("Authorization", "Bearer {{token}}"),)
    assert request.key is None


def test_that_a_login_is_joined_and_encoded() -> None:
    scene = Scene()
    request = scene.sign("basic", username="u", password="p")
    assert request.key == KeyChoice("token", "Authorization", "Basic ")
    assert scene.finder.found[0].value.reveal() == "dTpw"


def test_that_a_login_of_variables_is_named_as_left_out() -> None:
    scene = Scene()
    request = scene.sign("basic", username="{{u}}", password="p")
    assert request.headers == ()
    assert "auth basic" in scene.notes.all[0]


def test_that_googles_header_needs_no_more_than_the_name() -> None:
    scene = Scene()
    request = scene.sign("apikey", key="x-goog-api-key", value="v")
    assert request.key == KeyChoice("gemini")
    request = scene.sign("apikey", key="X-Other", value="w")
    assert request.key == KeyChoice("gemini-2", "X-Other", None)


def test_that_a_key_in_the_query_is_a_secret_there() -> None:
    scene = Scene()
    request = scene.sign("apikey", key="k", value="v", place="query")
    assert request.url == "https://a.test/x?k={{secret:gemini}}"
    request = scene.sign("apikey", Request("r", "u?a=1"), key="k", value="{{v}}", place="query")
    assert request.url == "u?a=1&k={{v}}"


def test_that_a_header_that_is_there_already_is_left_alone() -> None:
    mine = Request("r", "u", headers=(Header("authorization", "mine"),))
    assert Scene().sign("bearer", mine, token="abc") == mine


def test_that_other_ways_are_named_as_left_out_and_none_is_none() -> None:
    scene = Scene()
    scene.sign("oauth2", accessTokenUrl="x")
    scene.sign("noauth")
    assert scene.notes.all == ("auth oauth2 of “r”",)
