"""Frozen values that are saved or shown, and pure functions on them."""
