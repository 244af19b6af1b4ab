"""Answers as the Gemini API streams them, of any length: about 370 bytes an event, some 40 characters of text each."""

import json
from typing import Any

MODEL = "gemini-3.5-flash"
PATH = f"/v1beta/models/{MODEL}:streamGenerateContent?alt=sse"
ONE_PATH = f"/v1beta/models/{MODEL}:generateContent"
PROMPT = "Describe the lighthouse, at length."
BODY = {"contents": [{"role": "user", "parts": [{"text": PROMPT}]}]}
SENTENCE = "the keeper climbs the stairs and trims the lamp while fog rolls over the quiet harbour"
WORDS = tuple(SENTENCE.split())
A_PARAGRAPH = 12
"""So many chunks make a paragraph."""


def text_of(number: int) -> str:
    """Return the text of chunk `number`, the first is 1; its number stands in it."""
    words = " ".join(WORDS[(number + step) % len(WORDS)] for step in range(6))
    return f"{words} {number}." + ("\n\n" if number % A_PARAGRAPH == 0 else " ")


def text_after(count: int) -> str:
    """Return the text that `count` chunks bring together."""
    return "".join(text_of(number) for number in range(1, count + 1))


def chunk(number: int, last: int) -> dict[str, Any]:
    """Return the response object of chunk `number` of `last`."""
    candidate: dict[str, Any] = {
        "content": {"parts": [{"text": text_of(number)}], "role": "model"},
        "index": 0,
    }
    if number == last:
        candidate["finishReason"] = "STOP"
    return {
        "candidates": [candidate],
        "usageMetadata": {
            "promptTokenCount": 12,
            "candidatesTokenCount": number * 9,
            "totalTokenCount": number * 9 + 12,
            "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 12}],
        },
        "modelVersion": MODEL,
        "responseId": "cXJzdHV2d3h5emFiY2Rl",
    }


def event(number: int, last: int) -> bytes:
    """Return chunk `number` as a server-sent event."""
    return b"data: " + json.dumps(chunk(number, last)).encode() + b"\r\n\r\n"


def in_http_chunk(data: bytes) -> bytes:
    """Return data in one chunk of HTTP's chunked coding; Google sends each event so."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def whole_body(count: int) -> bytes:
    """Return the same answer in one piece, as generateContent gives it."""
    whole = chunk(count, count)
    whole["candidates"][0]["content"]["parts"][0]["text"] = text_after(count)
    return json.dumps(whole).encode()
