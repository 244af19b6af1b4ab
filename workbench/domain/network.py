"""How hosts are reached: by which proxy, trusting whom, as whom. All of it stands in the settings."""

from typing import NamedTuple

from workbench.domain.settings import (
    CA_FILE,
    CLIENT_CERTIFICATE,
    CLIENT_KEY,
    PROXY_EXCEPTIONS,
    PROXY_MODE,
    PROXY_URL,
    PROXY_USER,
    Settings,
)

OFF, SYSTEM, MANUAL = "off", "system", "manual"
"""The modes of a proxy: none, the environment's or the system's, the one that is named."""


class Proxy(NamedTuple):
    """Which proxy is used. Address, user and exceptions count in the manual mode alone; a keyring has the password."""

    mode: str = OFF
    url: str = ""
    user: str = ""
    exceptions: str = ""


class Network(NamedTuple):
    """Files are PEM files, "" where there is none; the CA file is trusted beside the system's authorities."""

    proxy: Proxy = Proxy()
    ca_file: str = ""
    client_certificate: str = ""
    client_key: str = ""


def network_of(settings: Settings) -> Network:
    """Return what the settings say."""
    get = settings.get
    return Network(
        Proxy(get(PROXY_MODE), get(PROXY_URL), get(PROXY_USER), get(PROXY_EXCEPTIONS)),
        get(CA_FILE),
        get(CLIENT_CERTIFICATE),
        get(CLIENT_KEY),
    )
