"""A request as code can write it down: prepared as for sending, with stand-ins where secrets would be.

Nothing is read from the keyring but the names of its keys, so that copying never asks for a password.
"""

import os
import re
from dataclasses import dataclass, field

from workbench.codegen.call import KEY_VARIABLE, Call, call_of
from workbench.domain.environment import Scope
from workbench.domain.errors import KeyringTrouble
from workbench.domain.request import Request
from workbench.domain.secret import Secret
from workbench.ports import KeyEntry, KeyReader
from workbench.services.engine import Engine
from workbench.services.key_choice import ProcessKey
from workbench.services.preparation import Preparer


async def outline(engine: Engine, request: Request, scope: Scope) -> Call:
    """Return the call that sending would make. Errors: RefusedToSend."""
    stand_ins = _StandIns(engine.secrets)
    process_key = ProcessKey(KEY_VARIABLE, stand_ins.new(KEY_VARIABLE))
    prepared = await Preparer(stand_ins, engine.collections, (process_key,)).prepare(request, scope)
    variables = {
        mark: KEY_VARIABLE if name == prepared.key_name else variable_of(name)
        for mark, name in stand_ins.names.items()
    }
    return call_of(prepared.message, variables)


def variable_of(name: str) -> str:
    """Return the environment variable that stands for a key of this name."""
    word = re.sub(r"\W", "_", name, flags=re.ASCII).upper()
    return f"_{word}" if word[:1].isdigit() else word


@dataclass
class _StandIns(KeyReader):
    """A store that has a stand-in for every key; `names` has the key's name for each of them."""

    real: KeyReader
    names: dict[str, str] = field(default_factory=dict)

    def new(self, name: str) -> Secret:
        """Return a stand-in that no text holds by chance."""
        mark = f"stand-in-{os.urandom(12).hex()}"
        self.names[mark] = name
        return Secret(mark)

    async def entries(self) -> tuple[KeyEntry, ...]:
        try:
            return await self.real.entries()
        except KeyringTrouble:
            return ()

    async def read(self, name: str) -> Secret | None:
        return self.new(name)
