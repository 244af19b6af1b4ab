"""A stream's chunks become the one object that generateContent sends."""

from tests.mock_requests import told_by
from workbench.mock.joining import joined
from workbench.mock.scenes import reply_to


def test_that_neighbouring_texts_become_one_part() -> None:
    parts = joined(told_by("text"))["candidates"][0]["content"]["parts"]
    assert parts[0] == {"text": reply_to("Say <hello>")}
    assert set(parts[1]) == {"text", "thoughtSignature"}


def test_that_thoughts_stay_apart() -> None:
    parts = joined(told_by("thoughts"))["candidates"][0]["content"]["parts"]
    assert [part.get("thought", False) for part in parts] == [True, False, False]


def test_that_the_last_usage_stays() -> None:
    chunks = told_by("usage-jump")
    assert joined(chunks)["usageMetadata"] == chunks[-1]["usageMetadata"]


def test_that_a_blocked_prompt_has_no_candidates() -> None:
    assert "candidates" not in joined(told_by("blocked"))
