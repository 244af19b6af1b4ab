"""Whether a request would reach Google without any key, so that the window asks first (ui.md 9)."""

import re

from workbench.domain.environment import Scope
from workbench.domain.filling import fill, variables
from workbench.domain.request import KeyChoice, Request
from workbench.gemini.endpoints import is_google_host, read_url
from workbench.presenters.targets import KeyState

HIDDEN = "••••"
_COMMAND = re.compile(r"(?s) [A-Z][^.:]* with: gemini-workbench .*")


def lacks_key(request: Request, scope: Scope, keys: KeyState) -> bool:
    """Tell whether no source has a key for a request to Google, or the keyring that has it cannot be read.

    Source: command-line.md, Which key.
    """
    choice = _said(request, scope)
    if choice is not None and choice.sends_none:
        return False
    name = _name(choice, keys)
    is_at_hand = bool(name) and not (keys.is_out_of_reach and name in keys.names)
    return not is_at_hand and _goes_to_google(request.url, scope)


def masked_key(request: Request, scope: Scope, keys: KeyState) -> str:
    """Return what may be shown of the key that goes along, `••••7Q2c (Personal)`; "" where none does."""
    choice = _said(request, scope)
    if scope.overrides.to_mock or (choice is not None and choice.sends_none):
        return ""
    name = _name(choice, keys)
    if not name or not _goes_to_google(request.url, scope):
        return ""
    return f"{HIDDEN}{keys.fours.get(name, HIDDEN)} ({name})"


def key_name(request: Request, scope: Scope, keys: KeyState) -> str:
    """Return the key that a request is sent with: a stored one's name or a variable's, "" where none is."""
    choice = _said(request, scope)
    return "" if choice is not None and choice.sends_none else _name(choice, keys)


def without_command(notice: str) -> str:
    """Return a notice without the command line that would help: the window has buttons for the same."""
    return _COMMAND.sub("", notice)


def _said(request: Request, scope: Scope) -> KeyChoice | None:
    """Return what the files say, the innermost that says anything."""
    said = (request.key, *(defaults.key for defaults in scope.parents))
    return next((each for each in said if each is not None), None)


def _name(choice: KeyChoice | None, keys: KeyState) -> str:
    """Return the key that will be sent: the one the files name, the window's, or the process's."""
    if choice is None:
        return keys.in_force
    return choice.name if choice.name in keys.names else next(iter(keys.variables), "")


def _goes_to_google(url: str, scope: Scope) -> bool:
    return is_google_host(read_url(fill(url, variables(scope)).text).host)
