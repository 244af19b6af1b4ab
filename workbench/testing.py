"""Pytest fixtures for other projects."""
