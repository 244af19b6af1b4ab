"""Checks on a run; KINDS is the one list of them."""
