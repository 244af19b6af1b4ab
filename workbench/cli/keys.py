"""`keys`: names, dates and hosts of the keys in the keyring; a value is read without echo and never shown."""

import argparse
import asyncio
import getpass
import re
import sys
from collections.abc import Callable, Coroutine
from typing import Any

from workbench import bootstrap
from workbench.cli.signals import break_what_runs
from workbench.cli.terminal import Terminal
from workbench.domain.environment import GOOGLE_HOST
from workbench.domain.errors import KeyringKind, KeyringTrouble, UsageTrouble
from workbench.domain.key_value import check_key_value
from workbench.domain.secret import Secret
from workbench.gemini.key_shapes import shape_of
from workbench.ports import IN_MEMORY, KeyEntry, SecretStore
from workbench.presenters.exit_codes import ExitCode
from workbench.presenters.key_console import check_lines
from workbench.presenters.lines import Line, Tone
from workbench.services.key_check import check_key

Action = Callable[[argparse.Namespace, Terminal, SecretStore], Coroutine[Any, Any, int]]


def keys(options: argparse.Namespace, terminal: Terminal) -> int:
    """Run one action. Errors: KeyringTrouble (exit code 3), UsageTrouble where no key has the name."""
    break_what_runs()
    if options.action == "add":  # asked for here, where Ctrl+C ends the prompt
        options.value = Secret(check_key_value(_typed_value(options.name)))
    return asyncio.run(_ACTIONS[options.action](options, terminal, bootstrap.build_secrets()))


async def _list(_options: argparse.Namespace, terminal: Terminal, secrets: SecretStore) -> int:
    for entry in await secrets.entries():
        terminal.answer(f"{entry.name}\t{entry.added}\t{_hosts(entry)}\n")
    place = await secrets.look()
    if place == IN_MEMORY:
        terminal.remark(
            Line("No usable keyring was found: no value can be read or kept.", Tone.BAD)
        )
        return ExitCode.RUN_FAILED
    terminal.remark(Line(f"Values are kept in: {place}", Tone.QUIET))
    return ExitCode.PASSED


async def _add(options: argparse.Namespace, terminal: Terminal, secrets: SecretStore) -> int:
    notice = await secrets.add(options.name, options.value)
    if notice:  # this program ends now, and what it held in memory with it
        raise KeyringTrouble(KeyringKind.MISSING, notice)
    terminal.remark(Line(f"The key “{options.name}” is kept in: {secrets.place}", Tone.GOOD))
    return ExitCode.PASSED


async def _remove(options: argparse.Namespace, terminal: Terminal, secrets: SecretStore) -> int:
    if not await secrets.remove(options.name):
        raise _unknown(options.name)
    terminal.remark(Line(f"The key “{options.name}” is gone.", Tone.GOOD))
    return ExitCode.PASSED


async def _bind(options: argparse.Namespace, terminal: Terminal, secrets: SecretStore) -> int:
    host = _checked_host(options.host)
    if not await secrets.bind(options.name, host):
        raise _unknown(options.name)
    told = f"The key “{options.name}” may now go to {host} as well."
    terminal.remark(Line(told, Tone.GOOD))
    return ExitCode.PASSED


async def _check(options: argparse.Namespace, terminal: Terminal, secrets: SecretStore) -> int:
    """Ask Google for its models with the key: free, and it tells whether the key is accepted."""
    value = await secrets.read(options.name)
    if value is None:
        raise _unknown(options.name)
    engine = bootstrap.build_engine()
    try:
        check = await check_key(engine, options.name)
    finally:
        await engine.close()
    terminal.remarks(check_lines(check, shape_of(value.reveal()).kind))
    return ExitCode.RUN_FAILED if check.models is None else ExitCode.PASSED


def _typed_value(name: str) -> str:
    """Return what is typed without echo, or the first line of standard input where that is no terminal."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(f"Value of the key “{name}”: ")
    return sys.stdin.readline() if sys.stdin is not None else ""


def _checked_host(text: str) -> str:
    host = text.strip().lower()
    if not re.fullmatch(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?", host):
        raise UsageTrouble(f"{text}: write a host, as in api.example.com or api.example.com:8443.")
    return host


def _hosts(entry: KeyEntry) -> str:
    return ", ".join((GOOGLE_HOST, *entry.hosts))


def _unknown(name: str) -> UsageTrouble:
    return UsageTrouble(f"There is no key named “{name}”. See: gemini-workbench keys list")


_ACTIONS: dict[str, Action] = {
    "list": _list,
    "add": _add,
    "remove": _remove,
    "bind": _bind,
    "check": _check,
}
