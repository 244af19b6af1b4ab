"""Which paths stand for which calls. Source: gemini-api.md 1, 2 and 10.2."""

import pytest

from workbench.mock.routes import Call, Route, is_api_path, read_route, unserved_method

M = "gemini-3.5-flash"
PROJECT = "projects/p/locations/global/publishers/google"


@pytest.mark.parametrize("version", ["v1", "v1beta", "v1alpha", "v1beta1"])
@pytest.mark.parametrize("prefix", ["", "publishers/google", PROJECT])
@pytest.mark.parametrize("call", [Call.GENERATE, Call.STREAM, Call.COUNT])
def test_that_every_version_and_prefix_takes_posts(version: str, prefix: str, call: Call) -> None:
    path = f"/{version}/{prefix}/models/{M}:{call}".replace("//", "/")
    route = read_route("POST", path)
    assert route == Route(call, version, M, "", prefix)


def test_that_models_are_listed_and_read() -> None:
    assert read_route("GET", "/v1/models") == Route(Call.LIST, "v1")
    assert read_route("GET", f"/v1/models/{M}") == Route(Call.GET, "v1", M)


def test_that_a_scene_may_follow_the_model() -> None:
    assert read_route("POST", f"/v1/models/{M}@cut:generateContent") == Route(
        Call.GENERATE, "v1", M, "cut"
    )


def test_that_scenes_are_listed_outside_the_versions() -> None:
    assert read_route("GET", "/_scenes") == Route(Call.SCENES)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/models"),
        ("POST", f"/v1/models/{M}"),
        ("GET", f"/v1/models/{M}:generateContent"),
        ("OPTIONS", f"/v1/models/{M}:generateContent"),
        ("POST", f"/v1/models/{M}:dance"),
        ("POST", f"/v2/models/{M}:generateContent"),
        ("POST", "/v1/models/../../etc/passwd:generateContent"),
        ("GET", "/v1/models/a/b"),
        ("GET", "/"),
        ("GET", "/_scenes/"),
        ("POST", "/_scenes"),
        ("GET", "/v1/models\\..\\x/y"),
    ],
)
def test_that_no_other_path_has_an_answer(method: str, path: str) -> None:
    assert read_route(method, path) is None


def test_that_paths_below_a_version_belong_to_the_api() -> None:
    assert all(is_api_path(path) for path in ("/v1beta/files", "/upload/v1/files", "/v1"))
    assert not any(is_api_path(path) for path in ("/v1betamax/files", "/index.html"))


def test_that_a_method_without_an_answer_is_named() -> None:
    assert unserved_method(f"/v1/models/{M}:embedContent") == "embedContent"
    assert unserved_method(f"/v1/models/{M}:dance") is None
    assert unserved_method("/v1/files") is None
