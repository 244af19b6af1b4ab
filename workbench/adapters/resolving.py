"""Finding the addresses of a host, as a step of its own with its own end.

The system's resolver blocks and cannot be interrupted. It runs in a daemon thread that is abandoned when nobody
waits any more, so that a dead name server holds up neither a time limit nor the end of the program.
"""

import asyncio
import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from itertools import chain, zip_longest
from typing import Any, NamedTuple

from workbench.domain.run import Cause
from workbench.ports import TransportFailure

LookUp = Callable[..., Sequence[tuple[Any, ...]]]
"""The shape of `socket.getaddrinfo`."""

_FOR_A_WHILE = {socket.EAI_AGAIN}


class Address(NamedTuple):
    """One address of a host: its family and what a socket of that family connects to."""

    family: int
    where: tuple[Any, ...]


async def addresses_of(host: str, port: int, look_up: LookUp) -> list[Address]:
    """Return the addresses to try, families in turn. Errors: TransportFailure with NAME."""
    if _is_number(host):
        found = look_up(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    else:
        found = await _in_thread(host, port, look_up)
    if not found:
        raise TransportFailure(Cause.NAME, host, "it has no address")
    return _in_turn([Address(row[0], row[4]) for row in found])


async def _in_thread(host: str, port: int, look_up: LookUp) -> Sequence[tuple[Any, ...]]:
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[tuple[Any, ...]]] = loop.create_future()

    def resolve() -> None:
        try:
            found = look_up(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            _tell(loop, _fail, answer, _failure(host, error))
        else:
            _tell(loop, _succeed, answer, found)

    threading.Thread(target=resolve, name="resolve a host", daemon=True).start()
    return await answer


def _tell(loop: asyncio.AbstractEventLoop, function: Callable[..., None], *values: Any) -> None:
    try:
        loop.call_soon_threadsafe(function, *values)
    except RuntimeError:  # the loop has ended; nobody waits any more
        return


def _succeed(answer: asyncio.Future[Any], found: Sequence[tuple[Any, ...]]) -> None:
    if not answer.done():
        answer.set_result(found)


def _fail(answer: asyncio.Future[Any], failure: TransportFailure) -> None:
    if not answer.done():
        answer.set_exception(failure)


def _failure(host: str, error: OSError | UnicodeError) -> TransportFailure:
    for_a_while = isinstance(error, socket.gaierror) and error.errno in _FOR_A_WHILE
    return TransportFailure(
        Cause.NAME, host, "no name server answered" if for_a_while else "no name server knows it"
    )


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _in_turn(addresses: list[Address]) -> list[Address]:
    """Return addresses with the families taking turns, the resolver's first choice first (RFC 8305)."""
    first = [address for address in addresses if address.family == addresses[0].family]
    others = [address for address in addresses if address.family != addresses[0].family]
    return [address for address in chain(*zip_longest(first, others)) if address is not None]
