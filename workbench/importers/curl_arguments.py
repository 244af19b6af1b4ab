"""The words after `curl`, sorted into options and URLs as curl does it. Source: `man curl`."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importers.curl_options import long_option, short_option, takes_argument
from workbench.importers.imported import NotUnderstood


@dataclass(slots=True)
class Arguments:
    """What stands before one `--next`. `options` are (name, argument, as typed) in their order, flags with ""."""

    options: list[tuple[str, str, str]] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Tell whether a flag is on at the end; `--no-NAME` turns it off again."""
        last = [option for option, _, _ in self.options if option in (name, f"no-{name}")]
        return bool(last) and last[-1] == name

    def all(self, *names: str) -> list[tuple[str, str]]:
        """Return these options with their arguments, in the order they were typed."""
        return [(name, argument) for name, argument, _ in self.options if name in names]

    def last(self, *names: str) -> str | None:
        """Return the argument of the last of these options, None where there is none."""
        found = self.all(*names)
        return found[-1][1] if found else None


def sorted_arguments(words: Sequence[str], line: int) -> list[Arguments]:
    """Return one group for each `--next`. Errors: NotUnderstood for what curl refuses."""
    reader = _Reader(list(words), line)
    reader.read()
    return [group for group in reader.groups if group.options or group.urls]


class _Reader:
    def __init__(self, words: list[str], line: int) -> None:
        self.groups = [Arguments()]
        self._words = words
        self._line = line

    def read(self) -> None:
        only_urls = False
        while self._words:
            word = self._words.pop(0)
            if only_urls or word == "-" or not word.startswith("-"):
                self.groups[-1].urls.append(word)
            elif word == "--":
                only_urls = True
            elif word.startswith("--"):
                self._long(word)
            else:
                self._short(word)

    def _long(self, word: str) -> None:
        name = long_option(word[2:])
        if name is None:
            raise NotUnderstood(f"curl has no option {word}", self._line)
        self._take(name, self._argument(word) if takes_argument(name) else "", word)

    def _short(self, word: str) -> None:
        for at, letter in enumerate(word[1:], 1):
            name, typed = short_option(letter), f"-{letter}"
            if name is None:
                raise NotUnderstood(f"curl has no option {typed}", self._line)
            if takes_argument(name):
                rest = word[at + 1 :]
                self._take(name, rest or self._argument(typed), typed)
                return
            self._take(name, "", typed)

    def _argument(self, typed: str) -> str:
        if not self._words:
            raise NotUnderstood(f"{typed} needs something after it", self._line)
        return self._words.pop(0)

    def _take(self, name: str, argument: str, typed: str) -> None:
        if name == "next":
            self.groups.append(Arguments())
        elif name == "url":
            self.groups[-1].urls.append(argument)
        else:
            self.groups[-1].options.append((name, argument, typed))
