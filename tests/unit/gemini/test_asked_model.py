"""The model that a message asks for, by URL or by body."""

import pytest

from workbench.gemini.asked_model import asked_model
from workbench.gemini.endpoints import read_url

GOOGLE = "https://generativelanguage.googleapis.com/v1beta"


@pytest.mark.parametrize(
    ("path", "body", "model"),
    [
        ("models/gemini-3.5-flash:generateContent", '{"model": "other"}', "gemini-3.5-flash"),
        ("openai/chat/completions", '{"model": "gemini-3.5-flash"}', "gemini-3.5-flash"),
        ("interactions", '{"model": "gemini-3.5-flash"}', "gemini-3.5-flash"),
        ("interactions", '{"agent": "deep-research"}', ""),
        ("openai/chat/completions", '{"model": 5}', ""),
        ("openai/chat/completions", '["model"]', ""),
        ("openai/chat/completions", "{", ""),
        ("models", '{"model": "other"}', ""),
    ],
)
def test_that_the_body_names_the_model_where_the_url_cannot(
    path: str, body: str, model: str
) -> None:
    assert asked_model(read_url(f"{GOOGLE}/{path}"), body) == model
