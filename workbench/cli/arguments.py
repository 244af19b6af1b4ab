"""Every command with its options, declared once; what is not declared is refused with exit code 2."""

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

import workbench
from workbench.cli.hiding import CREDENTIAL, without_credentials

_LONGEST_NAME = 64
_LONGEST_WAIT = 86_400
_MOST_RETRIES = 20
_LARGEST = 10**15
_HIGHEST_PORT = 65_535
_SLOWEST, _FASTEST = 0.01, 10_000


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command line; `command` is `window` where none is named.

    Ends the program with exit code 2 and a sentence where it is wrong.
    """
    first, *others = argv or [""]
    if first in _COMMANDS:
        return _command_parser(first).parse_args(others)
    if first in ("-h", "--help"):
        return _overview().parse_args([first])
    return _window_parser().parse_args(argv)


def _command_parser(name: str) -> argparse.ArgumentParser:
    parser = _Parser(prog=f"gemini-workbench {name}")
    parser.set_defaults(command=name)
    _, add_options = _COMMANDS[name]
    add_options(parser)
    return parser


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="gemini-workbench", usage="gemini-workbench [FOLDER …]")
    parser.set_defaults(command="window")
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="collections to open")
    parser.add_argument(
        "--new-window", action="store_true", help="open another window beside the one that is open"
    )
    parser.add_argument(
        "--screenshot", metavar="FILE", help="paint the window into a PNG and leave"
    )
    parser.add_argument("--version", action="version", version=_version())
    return parser


def _overview() -> argparse.ArgumentParser:
    """Return what `--help` shows: each command with its sentence."""
    parser = _Parser(
        prog="gemini-workbench",
        description="Compose, send and check Gemini requests. Without a command it opens the window.",
        epilog="gemini-workbench [FOLDER …] [--screenshot FILE] opens the window on these collections.",
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)
    for name, (sentence, _) in _COMMANDS.items():
        commands.add_parser(name, help=sentence)
    return parser


def _add_send(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("request", metavar="REQUEST", help="a saved request, a YAML file")
    parser.add_argument("--model", metavar="ID", help="send to this model instead")
    _add_sending(parser)


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="requests, folders, collections")
    parser.add_argument(
        "--model", metavar="ID", action="append", help="send to this model instead; repeatable"
    )
    _add_sending(parser)
    _add_reports(parser)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="run files (*.run.json), *.har")
    parser.add_argument(
        "--with", dest="request", metavar="REQUEST", help="judge with its assertions"
    )
    _add_output(parser)
    _add_reports(parser)


def _add_mock(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="0, a free one, by default"
    )
    parser.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        metavar="as-recorded|instant|N",
        help="pace of the answers: as recorded by default, N times as fast, or at once",
    )


def _add_import(parser: argparse.ArgumentParser) -> None:
    from workbench.services.importing import FORMATS

    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, or - for standard input"
    )
    parser.add_argument("--into", metavar="FOLDER", help="write the requests into this folder")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object a source, and write nothing"
    )
    parser.add_argument(
        "--format", choices=FORMATS, metavar="NAME", help=f"force a format: {', '.join(FORMATS)}"
    )
    _add_variables(parser)
    parser.add_argument(
        "--read-files", action="store_true", help="read @file beside the source into the body"
    )


def _add_export(parser: argparse.ArgumentParser) -> None:
    from workbench.codegen import GENERATORS

    formats = tuple(generator.id for generator in GENERATORS)
    parser.add_argument("request", metavar="REQUEST", help="a saved request, a YAML file")
    parser.add_argument(
        *("--as",),
        dest="format",
        required=True,
        choices=formats,
        metavar="FORMAT",
        help=", ".join(formats),
    )
    parser.add_argument("--model", metavar="ID", help="ask this model instead")
    _add_addressing(parser)


def _add_history(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, parser_class=_Parser
    )
    for name, text in _HISTORY_ACTIONS.items():
        action = actions.add_parser(name, help=text)
        if name == "search":
            action.add_argument("words", nargs="+", metavar="WORD", help="all of them, or a phrase")
        if name in ("list", "search"):
            action.add_argument(
                "--limit", type=_count, default=20, metavar="N", help="20 by default, newest first"
            )
        if name == "show":
            action.add_argument("id", type=_count, metavar="ID")
        if name == "export":
            _add_history_export(action)
        else:
            action.add_argument("--json", action="store_true", help="print one JSON object a run")


def _add_history_export(action: argparse.ArgumentParser) -> None:
    action.add_argument("ids", nargs="+", type=_count, metavar="ID")
    action.add_argument(
        *("--as",),
        dest="format",
        choices=("run", "har"),
        default="run",
        metavar="run|har",
        help="a run file by default; a HAR file can hold several",
    )
    action.add_argument("--to", metavar="FILE", help="standard output by default")


_HISTORY_ACTIONS = {
    "list": "the newest runs",
    "show": "one run: its answer, verdicts and numbers",
    "search": "runs that hold words in their name, prompt, answer or error",
    "export": "write runs as a run file or a HAR file, for check and other programs",
}


def _add_keys(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, parser_class=_Parser
    )
    actions.add_parser("list", help="names, dates and hosts; never values")
    for name, text in _KEY_ACTIONS.items():
        action = actions.add_parser(name, help=text)
        action.add_argument("name", type=_name, metavar="NAME")
        if name == "bind":
            action.add_argument("host", metavar="HOST", help="host for any port, or host:port")


_KEY_ACTIONS = {
    "add": "keep a key; the value is read from a prompt or from standard input",
    "remove": "forget a key",
    "bind": "let a key go to one more host",
    "check": "ask Google for the list of models with a key",
}


def _add_addressing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--env", metavar="NAME", help="environment of the collection, or a built-in"
    )
    _add_variables(parser)
    parser.add_argument(
        "--base-url", metavar="URL", help="send to this scheme, host and port instead"
    )
    parser.add_argument("--key", type=_name, metavar="NAME", help="name of a key in the keyring")


def _add_sending(parser: argparse.ArgumentParser) -> None:
    _add_addressing(parser)
    parser.add_argument(
        "--mock", action="store_true", help="send to a mock server started for this"
    )
    parser.add_argument("--record", metavar="FOLDER", help="keep each run as NAME.run.json")
    parser.add_argument(
        "--timeout", type=_seconds, metavar="SECONDS", help="limit of each attempt in all"
    )
    parser.add_argument("--retries", type=_retries, metavar="N", help="how often to try again")
    _add_output(parser)


def _add_variables(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        *("--var",),
        type=_variable,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="repeatable",
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object a run")
    parser.add_argument("--frames", action="store_true", help="add the frames to the JSON objects")


def _add_reports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--report",
        type=_report,
        action="append",
        default=[],
        metavar="KIND=FILE",
        help="junit=FILE, json=FILE",
    )


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "send": ("send one saved request and stream its answer", _add_send),
    "run": ("run requests and folders with their assertions", _add_run),
    "check": ("judge stored runs again without sending", _add_check),
    "mock": ("serve the Gemini API on this machine", _add_mock),
    "import": ("take in what other programs keep: curl, Postman, Insomnia and more", _add_import),
    "export": ("write a saved request as code", _add_export),
    "history": ("list, show, search and export the runs that were kept", _add_history),
    "keys": ("list and keep API keys in the keyring", _add_keys),
}
"""Each command: what `--help` says of it, and what declares its options; only the named one's are built."""


class _Parser(argparse.ArgumentParser):
    """Options must be written out: a short form would change meaning when a later option joins it."""

    def __init__(self, *args: object, **settings: object) -> None:
        super().__init__(*args, allow_abbrev=False, **settings)  # type: ignore[arg-type,misc]  # passed on as given

    def error(self, message: str) -> NoReturn:
        """End with exit code 2; what looks like a key is never echoed."""
        super().error(without_credentials(message))


def _version() -> str:
    return f"gemini-workbench {workbench.__version__}"


def _variable(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError("write it as NAME=VALUE")
    return name.strip(), value


def _name(text: str) -> str:
    if CREDENTIAL.search(text) or len(text) > _LONGEST_NAME:
        raise argparse.ArgumentTypeError(
            "this looks like a key itself; name a key here, and keep its value with: keys add NAME"
        )
    if not text.strip() or text == "none":
        raise argparse.ArgumentTypeError("this cannot be the name of a key")
    return text


def _seconds(text: str) -> float:
    value = _number(text)
    if not 0 < value <= _LONGEST_WAIT:
        raise argparse.ArgumentTypeError(f"seconds from above 0 to {_LONGEST_WAIT}")
    return value


def _retries(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > _MOST_RETRIES:
        raise argparse.ArgumentTypeError(f"a whole number from 0 to {_MOST_RETRIES}")
    return int(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _LARGEST:
        raise argparse.ArgumentTypeError("a whole number above 0")
    return int(text)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"a port from 0 to {_HIGHEST_PORT}")
    return int(text)


def _speed(text: str) -> float | None:
    """Return how many times as fast as recorded; None is at once."""
    if text in ("as-recorded", "instant"):
        return 1.0 if text == "as-recorded" else None
    value = _number(text)
    if not _SLOWEST <= value <= _FASTEST:
        raise argparse.ArgumentTypeError(
            f"as-recorded, instant, or a factor from {_SLOWEST} to {_FASTEST}"
        )
    return value


def _report(text: str) -> tuple[str, str]:
    kind, equals, file = text.partition("=")
    if kind not in ("junit", "json") or not equals or not file:
        raise argparse.ArgumentTypeError("write it as junit=FILE or json=FILE")
    return kind, file


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
