"""What an import says."""

from workbench.domain.environment import Environment
from workbench.domain.request import Request
from workbench.domain.secret import Secret
from workbench.importers.imported import FoundSecret, Imported, NotUnderstood, Placed
from workbench.presenters.import_lines import MOST_SHOWN, import_lines, refusal_line


def test_that_counts_keys_and_what_is_missing_are_said() -> None:
    imported = Imported(
        "postman",
        (Placed(Request("r", "u")),),
        ignored=("script of “r”",),
        secrets=(FoundSecret("token", "header A", Secret("very-secret")),),
        environments=(Environment("Dev"), Environment("Prod")),
    )
    lines = [line.text for line in import_lines("/a", [imported])]
    assert lines == [
        "1 request and 2 environments in /a",
        "Left out: the key “token” (header A). Keep it with: gemini-workbench keys add token",
        "Left out: script of “r”",
    ]


def test_that_a_long_list_is_cut() -> None:
    imported = Imported("x", ignored=tuple(map(str, range(MOST_SHOWN + 5))))
    lines = [line.text for line in import_lines("/a", [imported])]
    assert lines[0] == "0 requests in /a"
    assert len(lines) == MOST_SHOWN + 2
    assert lines[-1] == "and 5 more; --json names them all"


def test_that_a_refusal_names_its_line() -> None:
    assert refusal_line("a.sh", NotUnderstood("why", 3)).text == "a.sh:3: why; nothing was imported"
    assert refusal_line("-", NotUnderstood("why")).text == "-: why; nothing was imported"
