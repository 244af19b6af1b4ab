"""What HTTP can carry: checks of a URL and of headers before anything is sent.

A refusal names the place and the remedy, and never repeats a header's value or what may be a password.
"""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import NoReturn

from workbench.domain.errors import RefusedToSend
from workbench.gemini.url_text import UrlParts, parts_of

MAX_URL_LENGTH = 65_536
_MAX_PORT = 65_535
_MAX_HOST_LENGTH = 253
_LAST_LATIN = 0xFF
_LABELS = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?"
_IP_SHAPED = r"[0-9]+(?:\.[0-9]+){3}"
_NOT_TOKEN = re.compile(r"[^A-Za-z0-9!#$%&'*+.^_`|~-]")
_SET_BY_HTTP = {
    "host": "it follows from the URL",
    "content-length": "it follows from the body",
    "transfer-encoding": "the body is sent whole, with its length",
}


def check_url(url: str) -> None:
    """Check that a filled URL can be sent. Errors: RefusedToSend."""
    if not url:
        raise RefusedToSend("The URL is empty. Enter an address that begins with https://.")
    if len(url) > MAX_URL_LENGTH:
        _refuse_length(len(url))
    _check_characters(url)
    parts = parts_of(url)
    _check_scheme(parts)
    _check_userinfo(parts)
    _check_host(parts)
    _check_port(parts)


def check_header(name: str, value: str) -> None:
    """Check that one header can be sent as typed. Errors: RefusedToSend."""
    _check_header_name(name)
    if reason := _SET_BY_HTTP.get(name.lower()):
        raise RefusedToSend(f"The header {name} cannot be set: {reason}. Remove the row.")
    _check_header_value(name, value)


def _refuse_length(length: int) -> NoReturn:
    raise RefusedToSend(
        f"The URL is {length:,} characters long; at most {MAX_URL_LENGTH:,} can be sent. Shorten its query."
    )


def _check_characters(url: str) -> None:
    for position, character in enumerate(url, 1):
        if character.isspace() or _is_control(character) or _is_surrogate(character):
            raise RefusedToSend(
                f"The URL has {_named(character)} at position {position:,}. Remove it, or write it as a % escape."
            )


def _check_scheme(parts: UrlParts) -> None:
    scheme = parts.cut(parts.scheme)
    if not scheme:
        raise RefusedToSend("The URL has no scheme at position 1. Begin it with https://.")
    if scheme.lower() not in {"http", "https"}:
        raise RefusedToSend(
            f"The URL begins with {scheme}:// at position 1. Only https:// and http:// can be sent."
        )


def _check_userinfo(parts: UrlParts) -> None:
    start, stop = parts.userinfo
    if start != stop:
        raise RefusedToSend(
            f"The URL has an @ in its host at position {stop:,}: what stands before it is a user name, not the host. "
            "Remove everything from // to @."
        )


def _check_host(parts: UrlParts) -> None:
    host = parts.cut(parts.host)
    place = f"at position {parts.host[0] + 1:,}"
    if not host:
        raise RefusedToSend(f"The URL has no host {place}. Write it after ://.")
    for offset, character in enumerate(host, parts.host[0] + 1):
        if not character.isascii():
            raise RefusedToSend(
                f"The host has {_named(character)} at position {offset:,}. Write its ASCII form, which begins with xn--."
            )
    if not _is_host(host):
        raise RefusedToSend(
            f"The URL has a host {place} that no computer can have. Correct its spelling."
        )


def _is_host(host: str) -> bool:
    try:
        if host.startswith("["):
            IPv6Address(host.removeprefix("[").removesuffix("]"))
            return host.endswith("]") and "%" not in host
        if re.fullmatch(_IP_SHAPED, host):
            IPv4Address(host)
    except AddressValueError:
        return False
    return host.startswith("[") or (
        len(host) <= _MAX_HOST_LENGTH and re.fullmatch(_LABELS, host) is not None
    )


def _check_port(parts: UrlParts) -> None:
    start, stop = parts.host[1], parts.authority[1]
    if start == stop:
        return
    port = parts.text[start + 1 : stop]
    sound = parts.text[start] == ":" and re.fullmatch(r"[0-9]{0,5}", port) is not None
    if not sound or (port and not 0 < int(port) <= _MAX_PORT):
        raise RefusedToSend(
            f"The URL has a port at position {start + 2:,} that is not a number from 1 to {_MAX_PORT}. Correct it."
        )


def _check_header_name(name: str) -> None:
    if not name:
        raise RefusedToSend("A header has a value but no name. Name it, or remove the row.")
    if found := _NOT_TOKEN.search(name):
        before = name[: found.start()]
        after = f' after "{before}"' if before else ""
        raise RefusedToSend(
            f"A header name has {_named(found.group())} at position {found.start() + 1:,}{after}. "
            "Use letters, digits and hyphens."
        )


def _check_header_value(name: str, value: str) -> None:
    if value.isascii() and value.isprintable() and value == value.strip(" "):
        return  # as nearly all are, found out at once however long
    for position, character in enumerate(value, 1):
        at_edge = position in (1, len(value))
        if character in " \t" and not at_edge:
            continue
        if character in " \t" or _is_control(character) or ord(character) > _LAST_LATIN:
            raise RefusedToSend(
                f"The value of the header {name} has {_named(character)} at position {position:,}, "
                "which HTTP cannot carry there. Remove it."
            )


def _is_control(character: str) -> bool:
    return character < " " or "\x7f" <= character <= "\x9f"


def _is_surrogate(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"


def _named(character: str) -> str:
    names = {
        " ": "a space", "\t": "a tab", "\n": "a line break", "\r": "a carriage return", "\0": "a NUL character",
        "\xa0": "a no-break space",
    }  # fmt: skip
    if name := names.get(character):
        return name
    if character.isprintable() and character.isascii():
        return f'the character "{character}"'
    return f"the character U+{ord(character):04X}"
