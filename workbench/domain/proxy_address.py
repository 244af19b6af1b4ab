"""Where a proxy is, as users and the environment write it, and which hosts are reached without one."""

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import unquote

from workbench.domain.secret import Secret

_USUAL_PORTS = {"http": 80, "https": 443}
_HOST = r"\[[0-9A-Fa-f:.]+\]|[^\W_](?:[\w.-]*\w)?\.?"
_PORT = r"[0-9]{1,5}"
_MAX_PORT = 65_535
_SCHEME = r"([A-Za-z][A-Za-z0-9+.-]*)://"
_BETWEEN = r"[,\s]+"


class ProxyAddress(NamedTuple):
    """A proxy: `scheme` is how it is spoken to, http or https; `host` has no brackets."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: Secret | None = None

    @property
    def authority(self) -> str:
        """How messages name it: host and port."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class BadProxy(ValueError):
    """A text names no proxy that can be used; its words say why and never repeat the text."""


def proxy_address(text: str) -> ProxyAddress:
    """Read `http://host:port`, `https://…` or `host:port`; user and password may stand before an `@`.

    Errors: BadProxy.
    """
    scheme, rest = _scheme_of(text.strip())
    userinfo, _, authority = rest.partition("/")[0].rpartition("@")
    host, port = _host_and_port(authority)
    user, colon, password = userinfo.partition(":")
    return ProxyAddress(
        scheme,
        host,
        _USUAL_PORTS[scheme] if port is None else port,
        unquote(user),
        Secret(unquote(password)) if colon else None,
    )


def trouble_with_proxy(text: str) -> str:
    """Return what is wrong with an address typed by the user and what would do, "" for nothing or none."""
    if not text.strip():
        return ""
    try:
        address = proxy_address(text)
    except BadProxy as bad:
        return str(bad)
    if address.user or address.password:
        return "The user and the password have fields of their own. Write the address without them."
    return ""


def is_exempt(host: str, port: int, exceptions: str) -> bool:
    """Tell whether a list of the form of NO_PROXY names a host: names, domains, addresses, networks, `*`.

    A name stands for what is below it, too; entries that cannot be read name nothing.
    """
    name = host.lower().strip("[]").rstrip(".")
    entries = (entry for entry in re.split(_BETWEEN, exceptions.lower()) if entry)
    return any(_names(entry, name, port) for entry in entries)


def _scheme_of(text: str) -> tuple[str, str]:
    found = re.match(_SCHEME, text)
    scheme = found[1].lower() if found else "http"
    if scheme.startswith("socks"):
        raise BadProxy("SOCKS proxies are not supported. Write the proxy's http:// address.")
    if scheme not in _USUAL_PORTS:
        raise BadProxy("The address of a proxy begins with http:// or https://.")
    return scheme, text[found.end() :] if found else text


def _host_and_port(authority: str) -> tuple[str, int | None]:
    found = re.match(_HOST, authority)
    if not found:
        raise BadProxy("The address names no host. Write it as http://proxy.example.com:8080.")
    rest = authority[found.end() :]
    if rest and not (
        rest[0] == ":" and re.fullmatch(_PORT, rest[1:]) and 0 < int(rest[1:]) <= _MAX_PORT
    ):
        raise BadProxy("The port behind the host is no number from 1 to 65,535.")
    return found[0].strip("[]"), int(rest[1:]) if rest else None


def _names(entry: str, host: str, port: int) -> bool:
    if entry == "*":
        return True
    wanted, entry_port = _without_port(entry)
    if entry_port not in {"", str(port)}:
        return False
    wanted = wanted.removeprefix("*").strip(".")
    return (
        _is_within(host, wanted) or host == wanted or (bool(wanted) and host.endswith(f".{wanted}"))
    )


def _without_port(entry: str) -> tuple[str, str]:
    """Split `host:port`, `[v6]:port`, a bare v6 address or a network into host and port, "" where none stands."""
    if entry.startswith("["):
        host, _, rest = entry[1:].partition("]")
        return host, rest.removeprefix(":")
    host, colon, rest = entry.partition(":")
    return (host, rest) if colon and ":" not in rest else (entry, "")


def _is_within(host: str, network: str) -> bool:
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False
