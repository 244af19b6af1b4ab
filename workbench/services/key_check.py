"""Whether a key is accepted: one list of the models, the cheapest call that needs a key (gemini-api.md 2.1)."""

import json
from dataclasses import dataclass
from typing import Any

from workbench.domain.environment import DEFAULT_ENVIRONMENT, Environment, Overrides, Scope
from workbench.domain.errors import RefusedToSend
from workbench.domain.request import Request
from workbench.domain.run import Run
from workbench.gemini.failures import Failure
from workbench.gemini.reading import read_run
from workbench.services.engine import Engine
from workbench.services.key_choice import PROCESS_VARIABLES
from workbench.services.preparation import Prepared
from workbench.services.sender import Finished

LIST_URL = "{{baseUrl}}/{{apiVersion}}/models?pageSize=1000"
"""All models in one call: 1000 is the most that a page holds."""

SUCCESS = 200


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """What came of the call: `refused` where nothing was sent, `failure` where the answer is no list.

    `models` is how many models the answer lists, None without a list; `has_more` that there are further ones.
    """

    name: str
    models: int | None = None
    has_more: bool = False
    failure: Failure | None = None
    refused: str = ""


async def check_key(
    engine: Engine, name: str, environment: Environment = DEFAULT_ENVIRONMENT
) -> KeyCheck:
    """List the models where the environment says, with a stored key or one of the process. Errors: none."""
    request = Request(name="Check a key", url=LIST_URL, method="GET")
    key = None if name in PROCESS_VARIABLES else name
    scope = Scope(environment, overrides=Overrides(key=key))
    try:
        prepared = await engine.preparer.prepare(request, scope)
    except RefusedToSend as error:
        return KeyCheck(name, refused=str(error))
    if prepared.key_name != name:  # another key in its place would say nothing about this one
        return KeyCheck(name, refused=" ".join(prepared.notices))
    return _told(name, await _sent(engine, prepared))


async def _sent(engine: Engine, prepared: Prepared) -> Run:
    """Return the run, the key masked also where the answer echoes it."""
    events = engine.sender.send(prepared)
    runs = [event.run async for event in events if isinstance(event, Finished)]
    return prepared.masker.run(runs[-1])


def _told(name: str, run: Run) -> KeyCheck:
    reading = read_run(run)
    if reading.failure is not None:
        return KeyCheck(name, failure=reading.failure)
    answer = _object_in(run.recording.body())
    models = answer.get("models")
    if run.status != SUCCESS or not isinstance(models, list):
        return KeyCheck(name, refused="The answer is no list of models. Check the base URL.")
    return KeyCheck(name, models=len(models), has_more=bool(answer.get("nextPageToken")))


def _object_in(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
