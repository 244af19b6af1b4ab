"""Run inside a D-Bus session of its own: what the key store does there, as one JSON object on standard output."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import secretstorage
from jeepney import DBus  # type: ignore[import-untyped]  # it has no types
from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]  # as above

from workbench.adapters.os_keyring import OsKeyring
from workbench.domain.errors import KeyringTrouble
from workbench.domain.secret import Secret

KEY = Secret("AQ.canary-0123456789")
QUICK_S = 0.5


async def told(call: Awaitable[Any]) -> Any:
    """Return what a call gives, in JSON's terms: `canary` for the key, the kind of a trouble."""
    try:
        value = await call
    except KeyringTrouble as trouble:
        return trouble.kind.value
    return "canary" if value == KEY else value


async def use(store: OsKeyring) -> dict[str, Any]:
    """Use every call once."""
    return {
        "read before": await told(store.read("default")),
        "add": await told(store.add("default", KEY)),
        "read": await told(store.read("default")),
        "by another store": await told(OsKeyring(Path("other.json")).read("default")),
        "is locked": await told(store.is_locked()),
        "last four": await told(store.last_four("default")),
        "rename": await told(store.rename("default", "renamed")),
        "read renamed": await told(store.read("renamed")),
        "rename back": await told(store.rename("renamed", "default")),
        "remove": await told(store.remove("default")),
        "read after": await told(store.read("default")),
        "remove again": await told(store.remove("default")),
        "place": store.place,
    }


def own_the_name_silently() -> Any:
    """Take the service's name on the bus and never answer."""
    connection = open_dbus_connection()
    Proxy(DBus(), connection).RequestName("org.freedesktop.secrets")
    return connection


async def lock_and_unlock(store: OsKeyring) -> dict[str, Any]:
    """Keep a key, lock the keyring, have it unlocked as its owner would, and read the key again."""
    added = await told(store.add("default", KEY))
    lock_all()
    locked = await told(store.is_locked()), await told(store.read("default"))
    four = await told(OsKeyring(Path("keys.json")).last_four("default"))
    unlock_with_password()
    return {
        "add": added,
        "locked": locked,
        "last four while locked": four,
        "is locked after": await told(store.is_locked()),
        "unlock": await told(store.unlock()),
        "read after": await told(store.read("default")),
    }


async def end_and_start_again(store: OsKeyring) -> dict[str, Any]:
    """Keep a key, end the service under the store, have it started and unlocked again, read the key."""
    added = await told(store.add("default", KEY))
    end_the_service()
    gone = await told(store.read("default"))
    unlock_with_password()
    return {
        "add": added,
        "gone": gone
        in ("missing", "locked"),  # a session that can starts it anew, and it is locked
        "read after": await told(store.read("default")),
        "place": store.place,
    }


def end_the_service() -> None:
    """End the process that owns the service's name on this session's bus."""
    connection = open_dbus_connection()
    reply = Proxy(DBus(), connection).GetConnectionUnixProcessID("org.freedesktop.secrets")
    os.kill(reply[0], signal.SIGKILL)
    connection.close()


def lock_all() -> None:
    """Lock the default collection."""
    bus = secretstorage.dbus_init()
    secretstorage.get_default_collection(bus).lock()
    bus.close()


def unlock_with_password() -> None:
    """Tell the running daemon the keyring's password, as signing in does."""
    subprocess.run(
        ["gnome-keyring-daemon", "--replace", "--unlock", "--components=secrets"],
        input=b"password",
        check=True,
        stdout=subprocess.DEVNULL,
    )


async def scene(name: str) -> Any:
    """Run one scene."""
    if name == "lock":
        return await lock_and_unlock(OsKeyring(Path("keys.json")))
    if name == "end":
        return await end_and_start_again(OsKeyring(Path("keys.json")))
    if name != "silent":
        return await use(OsKeyring(Path("keys.json")))
    connection = own_the_name_silently()
    try:
        return await told(OsKeyring(Path("keys.json"), limit_s=QUICK_S).read("default"))
    finally:
        connection.close()


if __name__ == "__main__":
    print(json.dumps(asyncio.run(scene(sys.argv[1]))))  # noqa: T201  this is its answer
