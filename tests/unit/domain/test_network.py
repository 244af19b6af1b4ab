"""What the settings say of the network."""

from workbench.domain.network import MANUAL, SYSTEM, Network, Proxy, network_of
from workbench.domain.settings import Settings, settings_from


def test_that_the_system_decides_unless_the_settings_do() -> None:
    assert network_of(Settings({})) == Network(Proxy(SYSTEM))


def test_that_each_setting_has_its_place() -> None:
    settings = settings_from(
        {
            "proxy_mode": "manual",
            "proxy_url": "http://proxy.test:8080",
            "proxy_user": "anna",
            "proxy_exceptions": "example.com",
            "ca_file": "/ca.pem",
            "client_certificate": "/me.pem",
            "client_key": "/me.key",
        }
    )
    proxy = Proxy(MANUAL, "http://proxy.test:8080", "anna", "example.com")
    assert network_of(settings) == Network(proxy, "/ca.pem", "/me.pem", "/me.key")


def test_that_a_bad_address_is_not_taken_from_the_file() -> None:
    settings = settings_from({"proxy_mode": "manual", "proxy_url": "socks5://x"})
    assert network_of(settings).proxy.url == ""
    assert "SOCKS" in settings.refused[0]
