"""Every setting once: its key, type, default, bounds and meaning; page, file and command line follow."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from workbench.domain.proxy_address import trouble_with_proxy

SettingValue = str | int | float | bool | None

GENERAL, APPEARANCE, EDITOR, REQUESTS = "General", "Appearance", "Editor", "Requests"
NETWORK, KEYS, HISTORY = "Network", "Keys", "History"
GROUPS = (GENERAL, APPEARANCE, EDITOR, REQUESTS, NETWORK, KEYS, HISTORY)
"""The pages of the settings, in their order; a setting of no group is for files and the command line alone."""


class Choice(NamedTuple):
    """One of the values that a setting can have, and how it is named."""

    value: str | int
    label: str


def any_text(text: str) -> str:
    """Find nothing wrong."""
    del text
    return ""


class Setting(NamedTuple):
    """One setting.

    `choices` are all it can be; `low` and `high` bound a number, both included, given in `unit`. Where the default
    is None, None means `none`, as in "No limit". `form` is `file` for a file's path. `needs` names another setting
    and its value without which this one has no effect. `check` says what is wrong with a text, "" for nothing.
    """

    key: str
    default: SettingValue
    group: str
    label: str
    help: str
    choices: tuple[Choice, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""
    none: str = ""
    form: str = ""
    needs: tuple[str, SettingValue] | None = None
    check: Callable[[str], str] = any_text

    def accepts(self, value: Any) -> bool:
        """Tell whether a value read from a file may stand."""
        return not self.trouble(value)

    def trouble(self, value: Any) -> str:
        """Return what is wrong with a value and what would do, "" where it may stand."""
        if self.choices:
            allowed = [choice.value for choice in self.choices]
            fits = any(value == one and type(value) is type(one) for one in allowed)
            return "" if fits else f"It must be one of {_listed(allowed)}."
        if isinstance(self.default, bool):
            return "" if isinstance(value, bool) else "It must be true or false."
        if isinstance(self.default, str):
            return self.check(value) if isinstance(value, str) else "It must be text."
        if value is None and self.default is None:
            return ""
        return "" if self._is_within(value) else f"It must be a number{self._bounds()}."

    def _is_within(self, value: Any) -> bool:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        if isinstance(self.default, int) and isinstance(value, float):
            return False
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high)

    def _bounds(self) -> str:
        low = "" if self.low is None else f" from {self.low:,g}"
        return low + ("" if self.high is None else f" to {self.high:,g}")


RESTORE_TABS = Setting(
    *("restore_tabs", True, GENERAL, "Restore tabs"),
    "Open the tabs of the last time at the start. Edits that are not saved come back either way.",
)
PREVIEW_TABS = Setting(
    *("preview_tabs", True, GENERAL, "Preview tabs"),
    "A single click opens a request for a look: the next one takes its tab. Off, each has its own.",
)
SAVE_ON_SEND = Setting(
    *("save_on_send", False, GENERAL, "Save on send"),
    "Write a request with edits to its file whenever it is sent.",
)
THEME = Setting(
    *("theme", "system", APPEARANCE, "Theme", "System follows the desktop's choice."),
    choices=(Choice("system", "System"), Choice("light", "Light"), Choice("dark", "Dark")),
)
DENSITY = Setting(
    *("density", "standard", APPEARANCE, "Density", "How much room rows and controls have."),
    choices=(
        Choice("compact", "Compact"),
        Choice("standard", "Standard"),
        Choice("comfortable", "Comfortable"),
    ),
)
TEXT_SIZE = Setting(
    *("text_size", 100, APPEARANCE, "Text size", "Of all text, in percent of the system's size."),
    choices=tuple(Choice(n, f"{n} %") for n in (80, 90, 100, 110, 125, 140, 150)),
)
CODE_SIZE = Setting(
    *("code_size", 100, APPEARANCE, "Code size", "Of JSON and code beside other text."),
    choices=tuple(Choice(n, f"{n} %") for n in (80, 90, 100, 110, 125, 150)),
)
_FOLLOWING = (Choice("system", "System"), Choice("on", "On"), Choice("off", "Off"))
CONTRAST = Setting(
    *("high_contrast", "system", APPEARANCE, "High contrast"),
    "Stronger lines and no quiet text. System follows the desktop's choice.",
    choices=_FOLLOWING,
)
MOTION = Setting(
    *("reduce_motion", "system", APPEARANCE, "Reduce motion"),
    "Carets do not blink, and what would glide or grow moves in steps of a second.",
    choices=_FOLLOWING,
)
WRAP_LINES = Setting(
    *("wrap_lines", True, EDITOR, "Wrap lines"),
    "Lines of the JSON body that are too long for the editor go on below, not to the right.",
)
TAB_INSERTS_SPACES = Setting(
    *("tab_inserts_spaces", False, EDITOR, "Tab inserts spaces"),
    "Tab indents in the JSON body. Esc, then Tab, leaves the editor.",
)
FORMAT_ON_SAVE = Setting(
    *("format_on_save", False, EDITOR, "Format on save"),
    "Indent the body anew when it is saved, where it is JSON.",
)
CONNECT_TIMEOUT = Setting(
    *("connect_timeout", 10.0, REQUESTS, "Connect timeout"),
    "How long finding and reaching the host may take.",
    low=0.1,
    high=3600,
    unit="s",
)
FIRST_BYTE_TIMEOUT = Setting(
    *("first_byte_timeout", 120.0, REQUESTS, "First byte timeout"),
    "How long the answer may take to begin, once the request is sent.",
    low=0.1,
    high=86400,
    unit="s",
)
SILENCE_TIMEOUT = Setting(
    *("silence_timeout", 120.0, REQUESTS, "Silence timeout"),
    "How long a stream may go without new data.",
    low=0.1,
    high=86400,
    unit="s",
)
TOTAL_TIMEOUT = Setting(
    *("total_timeout", None, REQUESTS, "Total timeout"),
    "How long one attempt may take in all.",
    low=0.1,
    high=86400,
    unit="s",
    none="No limit",
)
ENVIRONMENT_KEYS = Setting(
    *("environment_keys", True, KEYS, "Keys of the environment"),
    "Use GEMINI_API_KEY or GOOGLE_API_KEY where no stored key is chosen. The command line always does.",
)
HISTORY_SIZE = Setting(
    *("history_size", 1000, HISTORY, "Size"),
    "How much of past runs is kept on this machine; the oldest go first. 0 keeps none from now on.",
    low=0,
    high=1_000_000,
    unit="MB",
)
HISTORY_AGE = Setting(
    *("history_age", None, HISTORY, "Age"),
    "How long a run is kept.",
    low=1,
    high=36_500,
    unit="days",
    none="No limit",
)
HISTORY_BODIES = Setting(
    *("history_bodies", True, HISTORY, "Keep bodies"),
    "Keep what was asked and answered. Off, a run is kept without both and no search finds its words.",
)
RETRIES = Setting(
    *("retries", 3, "", "Retries", "How often a failed try is repeated."), low=0, high=20
)
PROXY_MODE = Setting(
    *("proxy_mode", "system", NETWORK, "Proxy"),
    "The way to every host but this machine. System follows HTTPS_PROXY, HTTP_PROXY and NO_PROXY, "
    "or what the system itself says.",
    choices=(Choice("off", "Off"), Choice("system", "System"), Choice("manual", "Manual")),
)
_MANUAL = ("proxy_mode", "manual")
PROXY_URL = Setting(
    *("proxy_url", "", NETWORK, "Proxy address"),
    "An http:// or https:// proxy, such as http://proxy.example.com:8080.",
    needs=_MANUAL,
    check=trouble_with_proxy,
)
PROXY_USER = Setting(
    *("proxy_user", "", NETWORK, "Proxy user"),
    "Who signs in at the proxy. The password is kept in the keyring, never in a file.",
    needs=_MANUAL,
)
PROXY_EXCEPTIONS = Setting(
    *("proxy_exceptions", "", NETWORK, "No proxy for"),
    "Hosts, domains and networks with commas between them, such as example.com, 10.0.0.0/8.",
    needs=_MANUAL,
)
CA_FILE = Setting(
    *("ca_file", "", NETWORK, "CA file"),
    "Certificates of authorities (PEM) that are trusted beside those of the system.",
    form="file",
)
CLIENT_CERTIFICATE = Setting(
    *("client_certificate", "", NETWORK, "Client certificate"),
    "The certificate (PEM) that a server gets when it asks for one.",
    form="file",
)
CLIENT_KEY = Setting(
    *("client_key", "", NETWORK, "Client key"),
    "The private key of the client certificate (PEM), where it is in a file of its own.",
    form="file",
)

SETTINGS = (
    RESTORE_TABS,
    PREVIEW_TABS,
    SAVE_ON_SEND,
    THEME,
    DENSITY,
    TEXT_SIZE,
    CODE_SIZE,
    CONTRAST,
    MOTION,
    WRAP_LINES,
    TAB_INSERTS_SPACES,
    FORMAT_ON_SAVE,
    CONNECT_TIMEOUT,
    FIRST_BYTE_TIMEOUT,
    SILENCE_TIMEOUT,
    TOTAL_TIMEOUT,
    RETRIES,
    PROXY_MODE,
    PROXY_URL,
    PROXY_USER,
    PROXY_EXCEPTIONS,
    CA_FILE,
    CLIENT_CERTIFICATE,
    CLIENT_KEY,
    ENVIRONMENT_KEYS,
    HISTORY_SIZE,
    HISTORY_AGE,
    HISTORY_BODIES,
)


class Settings(NamedTuple):
    """The values that differ from the defaults, by key; `refused` says what a file held that may not stand."""

    values: Mapping[str, SettingValue]
    refused: tuple[str, ...] = ()

    def get(self, setting: Setting) -> Any:
        """Return the value in force."""
        return self.values.get(setting.key, setting.default)

    def changed(self, setting: Setting, value: SettingValue) -> "Settings":
        """Return the settings with one value changed; a default is left out."""
        kept = {key: old for key, old in self.values.items() if key != setting.key}
        return Settings(kept if value == setting.default else {**kept, setting.key: value})


def settings_from(data: Mapping[str, Any]) -> Settings:
    """Return the settings that a file holds; what no setting accepts is left at its default, and told."""
    known = {setting.key: setting for setting in SETTINGS}
    named = {key: value for key, value in data.items() if key in known}
    troubles = {key: known[key].trouble(value) for key, value in named.items()}
    return Settings(
        {key: value for key, value in named.items() if not troubles[key]},
        tuple(f"{key}: {trouble}" for key, trouble in troubles.items() if trouble),
    )


def _listed(values: list[str | int]) -> str:
    return ", ".join(str(value) for value in values)
