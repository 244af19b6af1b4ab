"""The scenes that the mock server plays by name, beside recordings and the error replies.

A scene tells an answer chunk by chunk; some bend what goes out on the wire as well (`faults.py`).
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from workbench.mock import faults
from workbench.mock.faults import Bend, plainly
from workbench.mock.json_forms import semi_compact
from workbench.mock.picture import picture_base64
from workbench.mock.sampling import sample
from workbench.mock.telling import Telling, details

_PIECE = re.compile(r"\s*\S+\s*(?:\S+\s*){0,3}|\s+")
_QUOTED = 120


class Scene(NamedTuple):
    """One scene: its name, a sentence for the list, what it tells and how the wire is bent."""

    name: str
    what: str
    tell: Callable[[Telling], None]
    bend: Bend = plainly


def pieces(text: str) -> list[str]:
    """Cut a text into pieces of a few words, nothing lost."""
    return _PIECE.findall(text)


def tell_text(telling: Telling) -> None:
    """Answer in a few sentences about the prompt, or in JSON where the request wants that."""
    if telling.ask.wants_json:
        tell_json(telling)
        return
    telling.text(*pieces(reply_to(telling.ask.prompt)))
    telling.end()


def reply_to(prompt: str) -> str:
    """Return the mock server's own words about a prompt."""
    heard = " ".join(prompt.split())
    if len(heard) > _QUOTED:
        heard = heard[:_QUOTED].rstrip() + "…"
    opening = f"You wrote: “{heard}”" if heard else "The request holds no text."
    return (
        f"{opening}\n\nThis is the mock server’s answer. No model has read your prompt and nothing was sent to Google,"
        " but the bytes are framed as the Gemini API frames them: the text comes in chunks, each with the usage so far,"
        " and the last one carries the finish reason.\n\nTo see another kind of answer, name a scene in the header"
        " x-mock-scenario; GET /_scenes lists them."
    )


def tell_thoughts(telling: Telling) -> None:
    """Think in three summaries, then answer."""
    telling.thoughts(
        "**Reading the question**\n\nThe question has two halves, and the second depends on the first.\n\n",
        "**Weighing the ways**\n\nA table would be exact but long. Two sentences carry the same facts.\n\n",
        "**Checking the figures**\n\nSix times seven is forty-two, and nothing is left over.\n\n",
    )
    telling.text(*pieces("The answer is 42: six groups of seven, with nothing left over."))
    telling.end()


def tell_tool(telling: Telling) -> None:
    """Call the first declared function, or one of the mock server's own."""
    _tell_calls(telling, [_first_call(telling)])


def tell_parallel(telling: Telling) -> None:
    """Call two functions in one turn; only the first call is signed."""
    declared = telling.ask.declarations
    calls = [_call_of(declaration) for declaration in declared[:2]] or [
        ("get_current_weather", {"location": "Singapore", "unit": "celsius"})
    ]
    if len(calls) == 1:
        calls *= 2
    _tell_calls(telling, calls)


def tell_json(telling: Telling) -> None:
    """Answer with JSON that fits the request's schema."""
    schema = telling.ask.schema
    value = sample(schema) if schema else {"city": "Singapore", "celsius": 31, "sky": "clear"}
    telling.text(*pieces(semi_compact(value)))
    telling.end()


def tell_max_tokens(telling: Telling) -> None:
    """Spend the whole limit on thoughts: no text at all."""
    telling.thoughts(
        "**Taking it apart**\n\nThis has more sides than the limit leaves room for.\n\n"
    )
    telling.finish("MAX_TOKENS")


def tell_safety(telling: Telling) -> None:
    """Begin, then be stopped by a safety filter."""
    telling.text("The first step is ")
    telling.finish(
        "SAFETY",
        safetyRatings=[
            {"category": "HARM_CATEGORY_HATE_SPEECH", "probability": "NEGLIGIBLE"},
            {"category": "HARM_CATEGORY_DANGEROUS_CONTENT", "probability": "HIGH", "blocked": True},
            {"category": "HARM_CATEGORY_HARASSMENT", "probability": "NEGLIGIBLE"},
            {"category": "HARM_CATEGORY_SEXUALLY_EXPLICIT", "probability": "NEGLIGIBLE"},
        ],
    )


def tell_blocked(telling: Telling) -> None:
    """Refuse the prompt: no candidates."""
    telling.chunk(promptFeedback={"blockReason": "PROHIBITED_CONTENT"})


def tell_malformed_call(telling: Telling) -> None:
    """End with a function call that could not be read."""
    name = _first_call(telling)[0]
    telling.finish(
        "MALFORMED_FUNCTION_CALL",
        finishMessage=f"Malformed function call: call:default_api:{name}(location='Singapore', unit=",
    )


def tell_recitation(telling: Telling) -> None:
    """Stop because the text comes too close to a source."""
    source = {"startIndex": 0, "endIndex": 33, "uri": "https://example.com/poem", "license": ""}
    telling.text("The poem begins with these words: ")
    telling.finish("RECITATION", citationMetadata={"citationSources": [source]})


def tell_code(telling: Telling) -> None:
    """Write code, run it, and say what came out."""
    code = {"language": "PYTHON", "code": "print(sum(n * n for n in range(1, 11)))\n"}
    telling.parts({"executableCode": code, "thoughtSignature": telling.signature()}, tokens=24)
    telling.parts({"codeExecutionResult": {"outcome": "OUTCOME_OK", "output": "385\n"}}, tokens=4)
    telling.text(*pieces("The squares of 1 to 10 add up to 385."))
    telling.end()


def tell_grounding(telling: Telling) -> None:
    """Answer from search results: empty metadata first, all of it in the last chunk."""
    first, second = "The bridge is 1,280 m long. ", "It opened to traffic in 1937 — on 27 May."
    telling.text(first, groundingMetadata={})
    telling.text(second)
    telling.end(groundingMetadata=_grounding(first, second))


def tell_image(telling: Telling) -> None:
    """Answer with a line of text and a picture."""
    telling.text("Four slanted bands of colour: ")
    data = {"mimeType": "image/png", "data": picture_base64()}
    signature = telling.signature()
    telling.parts({"inlineData": data, "thoughtSignature": signature}, tokens=1120, pause_ms=900)
    telling.end()


def tell_big(telling: Telling) -> None:
    """Send one chunk of about two megabytes between two small ones."""
    lines = "".join(f"{number:06d} The quick check of a long line.\n" for number in range(1, 50001))
    telling.text("A long table follows.\n", lines, "That was all of it.")
    telling.end()


def tell_strange_letters(telling: Telling) -> None:
    """Use characters of two, three and four bytes."""
    telling.text("Grüße aus Zürich. ", "東京は晴れ。 ", "A family: 👨‍👩‍👧‍👦 ", "and a flag: 🇸🇬.")
    telling.end()


def tell_line_separators(telling: Telling) -> None:
    """Use U+2028, U+2029 and U+0085, which end a line for some readers and none for SSE."""
    telling.text("one\u2028two", "\u2029three", "\u0085four")
    telling.end()


def tell_without_parts(telling: Telling) -> None:
    """Send content without parts, and a last candidate without content."""
    telling.text("Half of the chunks here ", "have something to say.")
    telling.chunk({"content": {"role": "model"}, "index": 0})
    telling.chunk({"finishReason": "STOP", "index": 0})


def tell_early_finish(telling: Telling) -> None:
    """Give the finish reason before the last text and the last usage."""
    telling.text("The finish reason comes here, ", finishReason="STOP")
    telling.text("and the text goes on.", finishReason="STOP")
    telling.chunk()


def tell_usage_jump(telling: Telling) -> None:
    """Let the counters restart in the middle; only the last chunk holds the totals of the whole request."""
    prompt = sum(telling.prompt.values())
    telling.thoughts("**Looking it up**\n\nThe tool runs twice for this.\n\n")
    for text, spoken, thought in (("First pass. ", 12, 101), ("Second pass. ", 9, 0)):
        telling.parts({"text": text})
        telling.beats[-1].value["usageMetadata"] = _counts(prompt, spoken, thought, 0)
    telling.end()
    telling.beats[-1].value["usageMetadata"] = _counts(4 * prompt + 57, 40, 168, 360)


def _counts(prompt: int, spoken: int, thought: int, tools: int) -> dict[str, Any]:
    usage: dict[str, Any] = {"promptTokenCount": prompt, "candidatesTokenCount": spoken}
    usage["totalTokenCount"] = prompt + spoken + thought + tools
    if tools:
        usage["toolUsePromptTokenCount"] = tools
    usage["promptTokensDetails"] = details({"TEXT": prompt})
    if thought:
        usage["thoughtsTokenCount"] = thought
    return {**usage, "serviceTier": "standard"}


def _first_call(telling: Telling) -> tuple[str, Any]:
    if declared := telling.ask.declarations:
        return _call_of(declared[0])
    return "get_current_weather", {"location": "Singapore", "unit": "celsius"}


def _call_of(declaration: Mapping[str, Any]) -> tuple[str, Any]:
    for name in ("parametersJsonSchema", "parameters_json_schema", "parameters"):
        if isinstance(schema := declaration.get(name), dict):
            return declaration["name"], sample({"type": "object", **schema})
    return declaration["name"], {}


def _tell_calls(telling: Telling, calls: list[tuple[str, Any]]) -> None:
    parts: list[dict[str, Any]] = []
    for number, (name, args) in enumerate(calls):
        call = telling.call(f"{name}{number}", args) | {"name": name}
        signed = {} if number else {"thoughtSignature": telling.signature()}
        parts.append({"functionCall": call, **signed})
    telling.parts(*parts, tokens=18 * len(parts), pause_ms=400)
    message = "Model generated function call(s)."
    telling.parts({"text": ""}, finishReason="STOP", finishMessage=message)


def _grounding(first: str, second: str) -> dict[str, Any]:
    """Supports count bytes of UTF-8 and leave out a start of zero (gemini-api.md 4.2)."""
    middle, end = len(first.encode()), len((first + second).encode())
    redirect = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/"
    chunks = [
        {"web": {"uri": f"{redirect}mock-{site}", "title": site}}
        for site in ("example.com", "example.org")
    ]
    supports = [
        {"segment": {"endIndex": middle, "text": first}, "groundingChunkIndices": [0]},
        {
            "segment": {"startIndex": middle, "endIndex": end, "text": second},
            "groundingChunkIndices": [0, 1],
        },
    ]
    return {
        "searchEntryPoint": {"renderedContent": '<div class="mock">length of the bridge</div>'},
        "groundingChunks": chunks,
        "groundingSupports": supports,
        "webSearchQueries": ["length of the bridge", "year the bridge opened"],
    }


SCENES: tuple[Scene, ...] = (
    Scene("text", "A few sentences in several chunks.", tell_text),
    Scene("thoughts", "Thought summaries, then the answer.", tell_thoughts),
    Scene(
        "tool", "One signed function call; the first declared function if there is one.", tell_tool
    ),
    Scene("parallel", "Two function calls in one turn, only the first one signed.", tell_parallel),
    Scene("json", "JSON that fits the schema of the request.", tell_json),
    Scene(
        "max-tokens", "MAX_TOKENS with no text: the thoughts used up the limit.", tell_max_tokens
    ),
    Scene("safety", "Stopped by a safety filter after a few words.", tell_safety),
    Scene("blocked", "The prompt is blocked: no candidates.", tell_blocked),
    Scene("malformed-call", "MALFORMED_FUNCTION_CALL with its message.", tell_malformed_call),
    Scene("recitation", "Stopped for being too close to a source.", tell_recitation),
    Scene("code", "Code, its result, and a sentence about it.", tell_code),
    Scene(
        "grounding",
        "An answer with search results; the metadata is complete only at the end.",
        tell_grounding,
    ),
    Scene("image", "A line of text and a PNG picture.", tell_image),
    Scene("big", "One chunk of about two megabytes.", tell_big),
    Scene(
        "error-event",
        "HTTP 200, then an error object as an event of the stream.",
        tell_text,
        faults.error_event,
    ),
    Scene(
        "error-bare", "HTTP 200, then an error as bare JSON lines.", tell_text, faults.error_bare
    ),
    Scene("cut", "The connection closes in the middle of a chunk.", tell_text, faults.cut),
    Scene("stall", "The stream goes silent half-way and stays open.", tell_text, faults.stall),
    Scene(
        "utf8-split",
        "Writes that end inside a UTF-8 sequence.",
        tell_strange_letters,
        faults.split_letters,
    ),
    Scene("u2028", "U+2028, U+2029 and U+0085 inside the text.", tell_line_separators),
    Scene(
        "no-parts",
        "Content without parts, and a last candidate without content.",
        tell_without_parts,
    ),
    Scene("finish-early", "The finish reason comes before the last text.", tell_early_finish),
    Scene(
        "usage-jump",
        "Usage counters that restart; only the last chunk has the totals.",
        tell_usage_jump,
    ),
    Scene("lf", "Events whose lines end with LF alone.", tell_text, faults.bare_line_feeds),
)
"""Scenes that tell an answer, in the order of the list."""
