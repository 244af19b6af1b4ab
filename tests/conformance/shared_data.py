"""Where the traffic and cases lie that this project did not write, and how they are read in place."""

import base64
import codecs
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from workbench.adapters.yaml_values import read_values
from workbench.domain.errors import CannotRead
from workbench.importers.imported import NotUnderstood

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data")


@cache
def exchanges() -> tuple[dict[str, Any], ...]:
    """Return every recorded exchange."""
    files = sorted((DATA / "exchanges").glob("*.json"))
    return tuple(json.loads(file.read_text("utf-8")) for file in files)


@cache
def sse_cases() -> tuple[dict[str, Any], ...]:
    """Return every SSE case."""
    cases: list[dict[str, Any]] = json.loads((DATA / "sse" / "cases.json").read_text("utf-8"))
    return tuple(cases)


@cache
def curl_cases() -> tuple[dict[str, Any], ...]:
    """Return every curl command with what real curl sent for it."""
    cases: list[dict[str, Any]] = json.loads((DATA / "curl" / "cases.json").read_text("utf-8"))
    return tuple(cases)


@cache
def collection_files() -> tuple[dict[str, Any], ...]:
    """Return what is known of every collection of another program."""
    items: list[dict[str, Any]] = json.loads(
        (DATA / "collections" / "index.json").read_text("utf-8")
    )
    return tuple(items)


def collection_text(item: dict[str, Any]) -> str:
    """Return the text of a collection's file, by its byte order mark."""
    data: bytes = (DATA / item["file"]).read_bytes()
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_wide else "utf-8-sig")


def read_yaml_values(text: str) -> Any:
    """Return the plain data of a YAML text, as the command line reads it for the importers."""
    try:
        return read_values(text, "")
    except CannotRead as error:
        raise NotUnderstood(error.reason, error.line) from None


def body_of(exchange: dict[str, Any]) -> bytes:
    """Return the body of the recorded answer."""
    response = exchange["response"]
    if "body_base64" in response:
        return base64.b64decode(response["body_base64"])
    body: str = response["body_text"]
    return body.encode()


def reads_of(exchange: dict[str, Any]) -> list[bytes]:
    """Return the body in the reads that the recorder saw, in one where it kept none."""
    body = body_of(exchange)
    reads, at = [], 0
    for chunk in exchange["response"].get("chunks", []):
        reads.append(body[at : at + chunk["len"]])
        at += chunk["len"]
    return [read for read in (*reads, body[at:]) if read]
