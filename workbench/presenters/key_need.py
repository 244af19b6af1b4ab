"""Whether a request would reach Google without any key, so that the window asks first (ui.md 9)."""

from workbench.domain.environment import Scope
from workbench.domain.filling import fill, variables
from workbench.domain.request import Request
from workbench.gemini.endpoints import is_google_host, read_url
from workbench.presenters.targets import KeyState


def lacks_key(request: Request, scope: Scope, keys: KeyState) -> bool:
    """Tell whether no source has a key for a request to Google. Source: command-line.md, Which key."""
    said = (request.key, *(defaults.key for defaults in scope.parents))
    choice = next((each for each in said if each is not None), None)
    if choice is not None and (choice.sends_none or choice.name in keys.names):
        return False
    return not keys.in_force and _goes_to_google(request.url, scope)


def _goes_to_google(url: str, scope: Scope) -> bool:
    return is_google_host(read_url(fill(url, variables(scope)).text).host)
