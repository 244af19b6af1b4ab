"""The mock server's answer to a request: a pure function of the request and of what the server knows.

Checks come in the API's order (gemini-api.md 10.2): caller, route, JSON syntax, key, model, scene. The key itself is
never looked at: a scene asks for its refusal.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from workbench.domain.run import Run
from workbench.gemini.catalog import Catalog
from workbench.mock.asking import Ask, as_object, count_tokens, field
from workbench.mock.exchange import MockAnswer, MockRequest
from workbench.mock.faults import Told
from workbench.mock.framing import Shape
from workbench.mock.guard import carries_json, refusal_reason
from workbench.mock.listing import knows, model_value, models_page
from workbench.mock.refusals import (
    BAD_KEY,
    LEAKED_KEY,
    NO_KEY,
    NO_MODEL,
    NO_PUBLISHER_MODEL,
    Refusal,
    refusal_named,
)
from workbench.mock.replay import replayed
from workbench.mock.replies import (
    gateway_page,
    not_found_page,
    refusal_reply,
    told_reply,
    value_reply,
)
from workbench.mock.routes import Call, Route, is_api_path, read_route, unserved_method
from workbench.mock.scenes import SCENES
from workbench.mock.syntax import TOO_DEEP, BadPayload, parse_payload
from workbench.mock.telling import Telling, details

Answer = Callable[[MockRequest], MockAnswer]
SCENE_HEADER = b"x-mock-scenario"
"""The request header that names a scene or a recording."""
KEPT_ANSWERS = 256
KEPT_SIZE = 16 * 1024
_TOLD = {scene.name: scene for scene in SCENES}
_KEYS = {"bad-key": BAD_KEY, "leaked-key": LEAKED_KEY, "no-key": NO_KEY}
_OTHERS = (
    (
        "error-<http>[-<reason>]",
        "An error reply, as in error-429-day or error-403-SERVICE_DISABLED.",
    ),
    ("html", "An HTML page with status 502, as a gateway sends it."),
    ("bad-key", "The key is refused: 400 API_KEY_INVALID."),
    ("leaked-key", "The key is refused: reported as leaked."),
    ("no-key", "No key was sent: 403."),
)


class World(NamedTuple):
    """What the mock server knows: models, and recordings by name."""

    catalog: Catalog
    recordings: Mapping[str, Run]


class Asked(NamedTuple):
    """A request on its way through the checks."""

    request: MockRequest
    route: Route
    query: Mapping[str, list[str]]
    scene: str

    @property
    def shape(self) -> Shape:
        """The shape of the body that the client asked for."""
        if self.route.call is not Call.STREAM:
            return Shape.WHOLE
        return Shape.EVENTS if self.query.get("alt") == ["sse"] else Shape.ARRAY

    @property
    def is_pretty(self) -> bool:
        """Whether whole bodies are indented."""
        return self.query.get("prettyPrint", ["true"])[0].lower() not in {"false", "0"}

    def refused(self, refusal: Refusal) -> MockAnswer:
        """Answer with an error that names what was asked for."""
        route = self.route
        return refusal_reply(
            refusal, self.shape, model=route.model, version=route.version, method=route.call.value
        )


class Answerer:
    """Answers requests, and keeps small answers to small requests: what is the same needs no second thought."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._kept: dict[MockRequest, MockAnswer] = {}

    def __call__(self, request: MockRequest) -> MockAnswer:
        kept = self._kept.get(request)
        return kept or self._answered(request)

    def _answered(self, request: MockRequest) -> MockAnswer:
        found = answer(request, self._world)
        if len(request.body) <= KEPT_SIZE and len(found.body) <= KEPT_SIZE:
            if len(self._kept) >= KEPT_ANSWERS:
                self._kept.clear()
            self._kept[request] = found
        return found


def answer(request: MockRequest, world: World) -> MockAnswer:
    """Return the answer to one request."""
    if reason := refusal_reason(request):
        return refusal_reply(Refusal(403, reason))
    route = read_route(request.method, request.path)
    if route is None:
        return _no_route(request.path)
    query = parse_qs(request.query, keep_blank_values=True)
    asked = Asked(request, route, query, request.header(SCENE_HEADER).strip() or route.scene)
    match route.call:
        case Call.SCENES:
            return value_reply({"scenes": scene_list(world)})
        case Call.LIST | Call.GET:
            return _listed(asked, world)
        case Call.GENERATE | Call.STREAM | Call.COUNT:
            return _posted(asked, world)


def scene_list(world: World) -> list[dict[str, str]]:
    """Return every name that `x-mock-scenario` may hold, with a sentence each."""
    told = [(scene.name, scene.what) for scene in SCENES]
    recorded = [(name, f"The recording “{run.name}”.") for name, run in world.recordings.items()]
    return [{"name": name, "what": what} for name, what in (*told, *_OTHERS, *recorded)]


def _no_route(path: str) -> MockAnswer:
    if method := unserved_method(path):
        return refusal_reply(Refusal(501, f"The mock server does not answer {method}."))
    if is_api_path(path):
        return refusal_reply(Refusal(404, "Requested entity was not found."))
    return not_found_page()


def _listed(asked: Asked, world: World) -> MockAnswer:
    if asked.scene:
        return _refused_by_scene(asked) or _list_or_get(asked, world)
    return _list_or_get(asked, world)


def _list_or_get(asked: Asked, world: World) -> MockAnswer:
    route = asked.route
    if route.call is Call.GET:
        model = world.catalog.find(route.model)
        if model is None or not knows(model, route.version, ""):
            return asked.refused(_no_model(route))
        return value_reply(model_value(model, route.prefix), is_pretty=asked.is_pretty)
    page = models_page(world.catalog, route.version, asked.query, route.prefix)
    if page is None:
        return asked.refused(Refusal(400, "Page token is invalid."))
    return value_reply(page, is_pretty=asked.is_pretty)


def _posted(asked: Asked, world: World) -> MockAnswer:
    if not carries_json(asked.request):
        return asked.refused(Refusal(415, "The body must have the content type application/json."))
    try:
        body = parse_payload(asked.request.body)
    except BadPayload as error:
        return asked.refused(error.refusal)
    if asked.scene in _KEYS:
        return asked.refused(_KEYS[asked.scene])
    route = asked.route
    method = Call.COUNT if route.call is Call.COUNT else Call.GENERATE
    if not knows(world.catalog.find(route.model), route.version, method.value):
        return asked.refused(_no_model(route))
    try:
        return _generated(asked, body, world)
    except RecursionError:
        return asked.refused(TOO_DEEP)


def _generated(asked: Asked, body: dict[str, Any], world: World) -> MockAnswer:
    if refused := _refused_by_scene(asked):
        return refused
    if asked.route.call is Call.COUNT:
        return value_reply(_counted(body), is_pretty=asked.is_pretty)
    if run := world.recordings.get(asked.scene):
        return replayed(run, asked.shape, is_pretty=asked.is_pretty)
    scene = _TOLD.get(asked.scene or "text")
    if scene is None:
        return asked.refused(_unknown_scene(asked.scene, world))
    route = asked.route
    telling = Telling(Ask(route.model, body, asked.request.body, route.is_vertex))
    scene.tell(telling)
    told = Told(tuple(telling.beats), asked.shape, asked.is_pretty)
    return told_reply(scene.bend(told), asked.shape)


def _refused_by_scene(asked: Asked) -> MockAnswer | None:
    if asked.scene == "html":
        return gateway_page()
    refusal = _KEYS.get(asked.scene) or refusal_named(asked.scene)
    return asked.refused(refusal) if refusal else None


def _counted(body: Mapping[str, Any]) -> dict[str, Any]:
    inner = as_object(field(body, "generateContentRequest"))
    counts = count_tokens(inner or body)
    return {"totalTokens": sum(counts.values()), "promptTokensDetails": details(counts)}


def _no_model(route: Route) -> Refusal:
    if not route.is_vertex:
        return NO_MODEL
    name = f"{route.prefix}/models/{route.model}"
    return NO_PUBLISHER_MODEL._replace(message=NO_PUBLISHER_MODEL.message.replace("{model}", name))


def _unknown_scene(name: str, world: World) -> Refusal:
    known = ", ".join(item["name"] for item in scene_list(world))
    return Refusal(400, f"The mock server has no scene “{name[:100]}”. It has: {known}.")
