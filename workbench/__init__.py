"""A native workbench for the Gemini REST API."""

__version__ = "0.1.0"
